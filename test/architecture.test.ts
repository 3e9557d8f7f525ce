/** The laws of the house that no type says: names, sizes, borders, and that every endpoint says what it is. */
import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { endpoints } from '#app/api.ts'
import { recordKinds } from '#app/kinds.ts'
import type { EndpointTable } from '#kernel/endpoint.ts'
import { GRANTS } from '#kernel/grant.schema.ts'
import { RECORD_KINDS } from '#records/record.schema.ts'

const LONGEST = 300
/** Folders whose files are of no slice and bear plain names. */
const PLAIN = ['app', 'ui', 'kernel', 'documents']
const SUFFIXES = /\.(?:schema|rules|store|api|jobs|test)\.ts$|\.pages\.tsx$|\.css$|\.data\.json$/

const sources = (await readdir('src', { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
const code = sources.filter((path) => /\.tsx?$/.test(path))

describe('文件', () => {
  it('业务模块的文件名后缀都在约定之内', () => {
    const slices = sources.filter((path) => !PLAIN.includes(path.split('/')[1]!))
    expect(slices.filter((path) => !SUFFIXES.test(path))).toEqual([])
  })

  it(`没有超过${LONGEST}行的文件`, async () => {
    const lengths = await Promise.all(
      code.map(async (path) => [path, (await readFile(path, 'utf8')).split('\n').length]),
    )
    expect(lengths.filter(([, length]) => Number(length) > LONGEST)).toEqual([])
  })

  it('再问一遍的气泡只用 ui/Confirm.tsx：双击不会把它打开又关上', async () => {
    const used = await Promise.all(
      code.map(async (path) => ((await readFile(path, 'utf8')).includes('antd/es/popconfirm') ? path : null)),
    )
    expect(used.filter((path) => path !== null && !path.endsWith('.test.ts'))).toEqual(['src/ui/Confirm.tsx'])
  })

  it('数字一项只用 ui/NumberField.tsx：全角数字读得懂，不是数字的说出来', async () => {
    const used = await Promise.all(
      code.map(async (path) => ((await readFile(path, 'utf8')).includes('antd/es/input-number') ? path : null)),
    )
    expect(used.filter((path) => path !== null && !path.endsWith('.test.ts'))).toEqual(['src/ui/NumberField.tsx'])
  })
})

/** What must be refused: a file, and an import that it may not have. */
const FORBIDDEN = [
  ['kernel 看不到上面的文件夹', 'src/kernel/a.ts', '#office/office.schema.ts'],
  ['office 看不到 duties', 'src/office/b.api.ts', '#duties/kinds.schema.ts'],
  ['duties 看不到 records', 'src/duties/c.store.ts', '#records/record.schema.ts'],
  ['plans 看不到 app', 'src/plans/d.api.ts', '#app/api.ts'],
  ['records 看不到 quality', 'src/records/e.api.ts', '#quality/finding.rules.ts'],
  ['规则不引用 SQL', 'src/office/f.rules.ts', './office.store.ts'],
  ['规则不引用 Node', 'src/duties/g.rules.ts', 'node:fs'],
  ['形状不引用数据库', 'src/plans/h.schema.ts', '#kernel/db.ts'],
  ['规则不引用其他依赖', 'src/records/i.rules.ts', 'kysely'],
  ['页面不引用 SQL', 'src/office/j.pages.tsx', './office.store.ts'],
  ['页面不引用接口', 'src/records/k.pages.tsx', './record.api.ts'],
  ['页面不引用 kernel 的服务端文件', 'src/duties/l.pages.tsx', '#kernel/db.ts'],
  ['不引用别的模块的 SQL', 'src/plans/m.api.ts', '#duties/scenario.store.ts'],
  ['不引用别的模块的后台任务', 'src/records/n.api.ts', '#plans/plan.jobs.ts'],
  ['服务端不引用页面', 'src/office/o.api.ts', './office.pages.tsx'],
  ['页面不引用整套组件', 'src/office/p.pages.tsx', 'antd'],
  ['页面不引用整套图标', 'src/ui/Q.tsx', '@ant-design/icons'],
  ['接口表的类型只在 client.ts', 'src/ui/r.ts', '#app/api.ts'],
  ['ui 不引用模块的页面', 'src/ui/S.tsx', '#office/office.pages.tsx'],
  ['不写 ../', 'src/records/talk/t.rules.ts', '../record.schema.ts'],
  ['测试也不写 ../', 'src/records/talk/u.test.ts', '../record.schema.ts'],
] as const

const ALLOWED = [
  ['app 知道一切', 'src/app/v.ts', '#records/record.store.ts'],
  ['下面的形状', 'src/records/w.api.ts', '#duties/kinds.schema.ts'],
  ['SQL 用数据库', 'src/records/x.store.ts', '#kernel/db.ts'],
  ['规则用下面的规则', 'src/records/y.rules.ts', '#duties/standing.rules.ts'],
  ['页面用接口客户端', 'src/plans/z.pages.tsx', '#ui/client.ts'],
  ['页面用单个组件', 'src/plans/aa.pages.tsx', 'antd/es/button'],
  ['客户端用接口表的类型', 'src/ui/client.ts', '#app/api.ts'],
  ['测试用测试的工具', 'src/duties/bb.test.ts', '#test/database.ts'],
] as const

describe('边界', async () => {
  // A copy of the rules with nothing but the planted files: the work tree stays as it is.
  const folder = await mkdtemp(join(tmpdir(), 'jianxing-borders-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  for (const file of ['biome.json', 'biome.boundaries.json']) await cp(file, join(folder, file))
  for (const [, path, specifier] of [...FORBIDDEN, ...ALLOWED]) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), `import { thing } from '${specifier}'\nexport const other = thing\n`)
  }
  const refused = await refusedFiles(folder)

  it.each(FORBIDDEN)('拦住：%s', (_, path) => expect(refused).toContain(path))
  it.each(ALLOWED)('放行：%s', (_, path) => expect(refused).not.toContain(path))
})

/** Files in which Biome finds an import that they may not have. */
async function refusedFiles(folder: string): Promise<string[]> {
  const biome = join(process.cwd(), 'node_modules/@biomejs/biome/bin/biome')
  const args = ['lint', '--vcs-enabled=false', '--only=noRestrictedImports', '--max-diagnostics=none', '.']
  const said = await promisify(execFile)(process.execPath, [biome, ...args], { cwd: folder }).catch(
    (error: { stdout: string; stderr: string }) => error,
  )
  return [...said.stderr.matchAll(/^(\S+?):\d+:\d+ lint\/style\/noRestrictedImports/gm)].map((match) => match[1]!)
}

describe('接口表', () => {
  const table: EndpointTable = endpoints
  const verbs = Object.entries(table).flatMap(([slice, rows]) =>
    Object.entries(rows).map(([verb, endpoint]) => ({ name: `${slice}.${verb}`, ...endpoint })),
  )

  it.each(verbs)('$name 写明用途和权限', ({ summary, grant }) => {
    expect(summary).toMatch(/\p{Script=Han}/u)
    expect([...Object.keys(GRANTS), 'public']).toContain(grant)
  })

  it('只有登录、退出和初始化对所有人开放', () => {
    const open = verbs.filter(({ grant }) => grant === 'public').map(({ name }) => name)
    expect(open.sort()).toEqual(['session.signIn', 'session.signOut', 'setup.start', 'setup.status'])
  })
})

it.each(Object.keys(RECORD_KINDS) as (keyof typeof RECORD_KINDS)[])('纪实种类 %s 有规则，每个字段有名称', (kind) => {
  const { schema, kind: own } = recordKinds[kind]
  expect(own).toBe(kind)
  const shape = (schema as unknown as { shape: Record<string, { meta(): { label?: string } | undefined }> }).shape
  for (const [name, field] of Object.entries(shape)) expect(field.meta()?.label, name).toMatch(/\p{Script=Han}/u)
})
