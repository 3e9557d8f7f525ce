/**
 * Who may import what, as one table; `--write` turns it into biome.boundaries.json, which biome.json extends.
 * Generated, because Biome replaces a rule's options file by file: each kind of file of each folder needs its whole list.
 */
import { readFile, writeFile } from 'node:fs/promises'

/** Folders of src from the ground up; a folder may import what stands on a line before its own. */
const LAYERS = [
  ['kernel'],
  ['office', 'documents', 'ui'],
  ['notices'],
  ['duties'],
  ['plans', 'records', 'registers', 'requests'],
  ['quality'],
  ['assessment', 'supervision'],
  ['app'],
] as const
const FOLDERS: readonly string[] = LAYERS.flat()

/** Beside the layers: what each of these may see of its neighbours. */
const BESIDE: Readonly<Record<string, readonly string[]>> = {
  office: ['#documents/**', '#ui/**'],
  documents: ['#office/**'],
  plans: ['#records/**', '#registers/**'],
  records: ['#plans/**', '#registers/**'],
  registers: ['#plans/**', '#records/**'],
  // The kit knows shapes and labels of every slice, and nothing else of them.
  ui: ['#*/**/*.schema.ts'],
}

/** The kernel's files that run anywhere: no Node, no database. */
const PURE_KERNEL = [
  '#kernel/day.ts',
  '#kernel/quoted.ts',
  '#kernel/refusal.ts',
  '#kernel/grant.schema.ts',
  '#kernel/wording.ts',
]

interface Ban {
  readonly group: readonly string[]
  readonly message: string
}

const UPWARD: Ban = { group: ['../**', '..'], message: '跨文件夹写 #folder/x.ts，同一文件夹写 ./x.ts，不写 ../。' }
const KIT: Ban = {
  group: ['antd', 'antd/lib/**', 'antd/dist/**', '@ant-design/icons', '@ant-design/icons/lib/**', '@ant-design/pro-*'],
  message: '只从 antd/es/<组件> 和 @ant-design/icons/es/icons/<图标> 引入，否则首页会装进整套组件。',
}

const allow = (patterns: readonly string[]) => patterns.map((pattern) => `!${pattern}`)

/** Everything of the house that the folder may not see: all, but itself, what lies below and what stands beside. */
function direction(folder: string): Ban {
  const level = LAYERS.findIndex((layer) => (layer as readonly string[]).includes(folder))
  const below = LAYERS.slice(0, level).flat()
  const seen = [...below, folder].map((name) => `#${name}/**`)
  return {
    group: ['#*/**', '!#test/**', '!#db/**', ...allow([...seen, ...(BESIDE[folder] ?? [])])],
    message: `引用只能向下：${folder} 看不到这个文件夹（见 scripts/boundaries.ts）。`,
  }
}

/** Another slice is reached through schema, rules, api and screens; of the stores only that of the office, whom all work for. */
const privacy = (folder: string): Ban => ({
  group: ['#*/**/*.store.ts', '#*/**/*.jobs.ts', ...allow([`#${folder}/**`, '#office/office.store.ts'])],
  message: '别的模块只能通过 .schema、.rules、.api 使用，不引用它的 .store 和 .jobs。',
})

const SERVER_ONLY: Ban = {
  group: ['#db/**', '!#db/types.ts'],
  message: '数据库文件只由 kernel 使用；类型来自 #db/types.ts。',
}
const NO_SCREENS: Ban = {
  group: ['**/*.tsx', '#ui/**', 'react', 'react-dom/**', '@tanstack/**'],
  message: '服务端文件不引用页面。',
}

/** Pure files: shapes and rules, which run on both sides and in every test without a database. */
const PURE: Ban = {
  group: [
    '**',
    ...allow(['zod', 'pinyin-pro', './**', '#*/**/*.schema.ts', '#*/**/*.rules.ts', ...PURE_KERNEL]),
    '**/*.store.ts',
    '**/*.api.ts',
    '**/*.jobs.ts',
    '**/*.tsx',
  ],
  message: '.schema 和 .rules 是纯文件：只引用 zod、别的 .schema 和 .rules、kernel 里不碰 Node 和数据库的文件。',
}

/** Screens run in the browser. */
const SCREEN: Ban = {
  group: [
    '**/*.store.ts',
    '**/*.api.ts',
    '**/*.jobs.ts',
    'node:*',
    '#db/**',
    '#kernel/**',
    ...allow([...PURE_KERNEL, '#kernel/id.ts']),
  ],
  message: '页面不引用 .store、.api、.jobs 和 kernel 的服务端文件；数据经 #ui/client.ts 取得。',
}

interface Override {
  readonly includes: readonly string[]
  readonly linter: unknown
}

const rule = (includes: readonly string[], ...patterns: readonly Ban[]): Override => ({
  includes,
  linter: { rules: { style: { noRestrictedImports: { level: 'error', options: { patterns } } } } },
})

/** The overrides, from the general to the particular: the last one that matches a file is in force. */
function overrides(): Override[] {
  const slices = FOLDERS.flatMap((folder) => [
    rule(
      [`src/${folder}/**/*.ts`],
      ...[UPWARD, direction(folder)],
      ...(folder === 'app' ? [] : [privacy(folder), SERVER_ONLY, NO_SCREENS]),
    ),
    rule([`src/${folder}/**/*.schema.ts`, `src/${folder}/**/*.rules.ts`], UPWARD, direction(folder), PURE),
    rule([`src/${folder}/**/*.tsx`], UPWARD, direction(folder), SCREEN, KIT),
  ])
  const ownKit = direction('ui')
  return [
    rule(['test/**', 'scripts/**', '*.ts'], UPWARD),
    ...slices,
    rule(['src/ui/**/*.ts'], UPWARD, ownKit, SCREEN, KIT),
    // The one place where the page takes the type of the endpoint table.
    rule(['src/ui/client.ts'], UPWARD, { ...ownKit, group: [...ownKit.group, '!#app/api.ts'] }, KIT),
    // Tests see whatever they test.
    rule(['**/*.test.ts'], UPWARD),
  ]
}

const FILE = 'biome.boundaries.json'
const lines = overrides().map((override) => `  ${JSON.stringify(override)}`)
const generated = `{ "overrides": [\n${lines.join(',\n')}\n] }\n`
if (process.argv.includes('--write')) await writeFile(FILE, generated)
else if ((await readFile(FILE, 'utf8').catch(() => '')) !== generated) {
  console.error(`${FILE} 与 scripts/boundaries.ts 不一致：请运行 node scripts/boundaries.ts --write。`)
  process.exitCode = 1
}
