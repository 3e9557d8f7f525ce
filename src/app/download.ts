/** A file made for whoever asked, as an attachment under its name; kept by nobody on the way. */
import type { FastifyReply } from 'fastify'

const OFFICE = 'application/vnd.openxmlformats-officedocument'
export const DOWNLOAD_TYPES = {
  docx: `${OFFICE}.wordprocessingml.document`,
  xlsx: `${OFFICE}.spreadsheetml.sheet`,
} as const

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
