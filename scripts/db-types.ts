/** Generates db/types.ts from a freshly migrated database; without --write it only says whether the file has drifted. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { migrate } from '#kernel/migrate.ts'
import { startEmbedded } from '#kernel/postgres.ts'

const folder = await mkdtemp(join(tmpdir(), 'jianxing-types-'))
const server = await startEmbedded(folder, { fast: true })
try {
  await migrate(server.owner)
  const target = join(folder, 'types.ts')
  const url = `postgres://jianxing@localhost/jianxing?host=${encodeURIComponent(String(server.owner.host))}`
  await promisify(execFile)('node_modules/.bin/kysely-codegen', [
    '--dialect',
    'postgres',
    '--url',
    url,
    '--out-file',
    target,
    '--include-pattern',
    'public.*',
    '--date-parser',
    'string',
    '--numeric-parser',
    'number',
  ])
  const generated = await readFile(target, 'utf8')
  const current = await readFile('db/types.ts', 'utf8').catch(() => '')
  if (process.argv.includes('--write')) await writeFile('db/types.ts', generated)
  else if (generated !== current) {
    console.error('db/types.ts 与迁移不一致：请运行 npm run db:types。')
    process.exitCode = 1
  }
} finally {
  await server.stop()
  await rm(folder, { recursive: true, force: true })
}
