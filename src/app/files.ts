/** Uploads and downloads: streams, so they stand beside the endpoint table; grants and refusals are the same. */
import { extname } from 'node:path'
import { buffer } from 'node:stream/consumers'
import multipart, { type MultipartFile } from '@fastify/multipart'
import type { FastifyPluginAsync } from 'fastify'
import { z } from 'zod'
import { READABLE } from '#documents/document.schema.ts'
import { secrecyRefusal } from '#documents/secrecy.rules.ts'
import { markOfFile } from '#documents/secrecy.ts'
import { type Actor, requireGrant, requireOwnPassword, requireTokenAllows, scopeOf } from '#kernel/actor.ts'
import { inScope } from '#kernel/db.ts'
import { readStored, removeStored, store } from '#kernel/files.ts'
import type { Grant } from '#kernel/grant.schema.ts'
import { newId } from '#kernel/id.ts'
import type { System } from '#kernel/invoke.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { noteDownload } from './download.ts'

const MEGABYTE = 1024 * 1024

interface Purpose {
  readonly grant: Grant
  readonly limit: number
  readonly extensions: readonly string[]
}

/** What may be uploaded for what. */
export const PURPOSES: Readonly<Record<string, Purpose>> = {
  plan: { grant: 'plan.edit', limit: 20 * MEGABYTE, extensions: READABLE },
  import: { grant: 'office.edit', limit: 20 * MEGABYTE, extensions: ['.xlsx'] },
  evidence: {
    grant: 'record.write',
    limit: 50 * MEGABYTE,
    extensions: [
      '.pdf',
      '.doc',
      '.docx',
      '.wps',
      '.xls',
      '.xlsx',
      '.et',
      '.ppt',
      '.pptx',
      '.txt',
      '.jpg',
      '.jpeg',
      '.png',
      '.mp4',
      '.ofd',
    ],
  },
}

/** Programs under another name: PE, ELF, shell scripts. */
const PROGRAMS = ['MZ', '\u007fELF', '#!']

export function fileRoutes(system: System): FastifyPluginAsync {
  return async (server) => {
    await server.register(multipart, { limits: { files: 1, fields: 2, fileSize: Number.POSITIVE_INFINITY } })

    server.post('/api/files', async (request, reply) => {
      const { actor } = request
      // Nothing of a stranger's upload is read, so the connection cannot be used again.
      if (!actor) reply.header('connection', 'close')
      requireGrant(actor, 'self')
      requireOwnPassword(actor)
      requireTokenAllows(actor, { personally: false, reading: false })
      const part = await request.file()
      try {
        return await receive(actor!, part)
      } catch (error) {
        // The sender gets the answer only after the rest was read.
        part?.file.resume()
        throw error
      }
    })

    async function receive(actor: Actor, part: MultipartFile | undefined) {
      const field = part?.fields.purpose
      const named = field && 'value' in field ? String(field.value) : ''
      const purpose = Object.hasOwn(PURPOSES, named) ? PURPOSES[named] : undefined
      if (!part || !purpose) throw new Refusal('BAD_REQUEST', '没有收到文件，请重新选择后上传。')
      requireGrant(actor, purpose.grant)
      const name = cleanName(part.filename)
      requireExtension(name, purpose)
      const id = newId()
      const stored = await store(system.env.dataFolder, actor.bureauId, id, part.file, purpose.limit)
      if (!stored) {
        throw new Refusal(
          'PAYLOAD_TOO_LARGE',
          `“${name}”超过${purpose.limit / MEGABYTE}MB，不能上传。请压缩或拆分后再试。`,
          { field: 'file' },
        )
      }
      try {
        requireContent(name, stored)
        const mark = await markOfFile(name, () => buffer(readStored(system.env.dataFolder, actor.bureauId, id)))
        if (mark) throw secrecyRefusal(name, mark)
        await inScope(system.db.app, scopeOf(actor), async (tx) => {
          await tx
            .insertInto('file')
            .values({
              bureau_id: actor.bureauId,
              id,
              name,
              media_type: 'application/octet-stream',
              size: stored.size,
              sha256: stored.sha256,
              purpose: named,
              uploaded_by: actor.accountId,
            })
            .execute()
        })
      } catch (error) {
        await removeStored(system.env.dataFolder, actor.bureauId, id)
        throw error
      }
      return { id, name, size: stored.size }
    }

    server.get<{ Params: { id: string } }>('/api/files/:id', async (request, reply) => {
      requireGrant(request.actor, 'self')
      requireOwnPassword(request.actor)
      const actor = request.actor!
      const { id } = request.params
      const file = z.uuid().safeParse(id).success
        ? await inScope(system.db.app, scopeOf(actor), (tx) =>
            tx
              .selectFrom('file')
              .select(['name', 'size'])
              .where('bureau_id', '=', actor.bureauId)
              .where('id', '=', id)
              .executeTakeFirst(),
          )
        : undefined
      if (!file) throw notFound('个文件')
      // A page asks for the name alone by HEAD.
      if (request.method === 'GET') await noteDownload(system, request, 'files.download', id)
      return reply
        .header('content-type', 'application/octet-stream')
        .header('content-length', file.size)
        .header('x-content-type-options', 'nosniff')
        .header(
          'content-disposition',
          `attachment; filename="file${extname(file.name)}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        )
        .send(readStored(system.env.dataFolder, actor.bureauId, id))
    })
  }
}

/** The last part of the name without control characters; what the browser sent is never used as a path. */
function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  const printable = [...last]
    .filter((c) => c >= ' ' && c !== '\u007f')
    .join('')
    .trim()
  return printable.slice(-120) || '未命名'
}

function requireExtension(name: string, { extensions }: Purpose): void {
  if (!extensions.includes(extname(name).toLowerCase())) {
    throw new Refusal(
      'UNPROCESSABLE_CONTENT',
      `不能上传“${name}”。可以上传的格式：${extensions.map((e) => e.slice(1)).join('、')}。`,
      { field: 'file' },
    )
  }
}

function requireContent(name: string, { size, head }: { size: number; head: Buffer }): void {
  if (size === 0) throw new Refusal('UNPROCESSABLE_CONTENT', `“${name}”是空文件，请检查后重新选择。`, { field: 'file' })
  if (PROGRAMS.some((magic) => head.subarray(0, magic.length).toString('latin1') === magic)) {
    throw new Refusal('UNPROCESSABLE_CONTENT', `“${name}”的内容是程序，不能上传。`, { field: 'file' })
  }
}
