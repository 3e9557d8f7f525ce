/** By what calls are counted together. */
import { normalizeIP } from '@fastify/rate-limit'

/** The address, of IPv6 its network; that of a caller who has gone already is not known any more. */
export const countedAddress = (ip: string | undefined): string => (ip ? normalizeIP(ip) : 'gone')
