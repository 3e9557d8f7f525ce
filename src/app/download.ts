/** A file made for whoever asked, as an attachment under its name; kept by nobody on the way. */
import type { FastifyReply, FastifyRequest } from 'fastify'
import { auditRow, type System } from '#kernel/invoke.ts'

const OFFICE = 'application/vnd.openxmlformats-officedocument'
export const DOWNLOAD_TYPES = {
  docx: `${OFFICE}.wordprocessingml.document`,
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
} as const

/** Who has taken what out of the system must be found again. `what` is named as in the log, `objectId` null of a list. */
export const noteDownload = (
  { db }: System,
  { actor, id, ip }: FastifyRequest,
  what: string,
  objectId: string | null,
  detail: Record<string, unknown> = {},
): Promise<void> => auditRow(db.auth, what, { actor, requestId: id, ip }, actor!, 'done', objectId, detail)

/** `title` is the name without its ending. */
export function sendDownload(
  reply: FastifyReply,
  format: keyof typeof DOWNLOAD_TYPES,
  title: string,
  bytes: Uint8Array,
): FastifyReply {
  const name = encodeURIComponent(`${title}.${format}`)
  return reply
    .header('content-type', DOWNLOAD_TYPES[format])
    .header('cache-control', 'private, no-store')
    .header('content-disposition', `attachment; filename="file.${format}"; filename*=UTF-8''${name}`)
    .send(Buffer.from(bytes))
}
