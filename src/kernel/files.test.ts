/** A full disk: what could not be written is refused in words, and nothing of it stays. */
import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, it } from 'vitest'
import { store } from './files.ts'
import { newId } from './id.ts'
import { asRefusal } from './refusal.ts'

const folder = await mkdtemp(join(tmpdir(), 'jianxing-full-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

it('磁盘满时礼貌拒绝，不留半个文件', async () => {
  const [bureau, file] = [newId(), newId()]
  const place = join(folder, 'files', bureau, file.slice(-2))
  await mkdir(place, { recursive: true })
  // Whatever is written there meets a full device.
  await symlink('/dev/full', join(place, file))
  const error = await store(folder, bureau, file, Readable.from([Buffer.from('通知')]), 1000).catch((caught) => caught)
  expect(asRefusal(error)).toMatchObject({
    code: 'SERVICE_UNAVAILABLE',
    message: expect.stringContaining('磁盘已满'),
    detail: { retryAfter: 60 },
  })
  expect(await readdir(place)).toEqual([])
})

it('数据库说磁盘满时，也是礼貌拒绝', () => {
  const full = Object.assign(new Error('could not extend file: No space left on device'), { code: '53100' })
  expect(asRefusal(full)).toMatchObject({ code: 'SERVICE_UNAVAILABLE', detail: { retryAfter: 60 } })
})
