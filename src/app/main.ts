/** The command line. Exit codes: 0 done, 1 refused or failed (the reason is on standard error), 2 wrong usage. */
import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Database } from '#kernel/db.ts'

if (Number(process.versions.node.split('.')[0]) < 26) {
  console.error(
    `需要 Node.js 26，当前是 ${process.versions.node}。请通过 npm 运行（npm start、npm run jianxing），项目自带合适的版本。`,
  )
  process.exit(1)
}

const HELP = `践行 Jianxing

用法：npm run -s jianxing -- <命令> [参数]

  plan read 文件 [--json]                     读取要点，列出可检查的任务
  simulate 方案.json --as-of 日期 [--known 日期] [--json]
                                              按方案（JSON，结构见 src/duties/scenario.schema.ts）推算各项应办的状态
  ledger rebuild [--json]                     重建应办账，打印行数和校验值
  ledger check [--json]                       把应办账与引擎逐项核对
  serve                                       启动数据库、网页服务和后台任务
  migrate                                     只升级数据库结构
  demo [--json]                               载入演示单位，打印演示账号（密码现场生成）
  admin list [--json]                         列出系统管理员、安全管理员、审计管理员的账号
  admin open 身份 用户名 姓名 [--bureau 单位] [--json]
                                              开通管理员账号，打印初始密码
  admin reset 用户名 [--json]                 重置管理员的密码，停用的一并恢复
  admin disable 用户名                        停用管理员账号
  help                                        显示本说明

日期写成 2026-03-31。选项写在文件名之前或之后均可。
设置见 docs/operations.md：PORT、JIANXING_DATA、DATABASE_URL、JIANXING_PUBLIC_URL。
退出码：0 成功；1 没有成功，原因见错误输出；2 用法不对。`

/** Wrong usage: the message and exit code 2. */
class Usage extends Error {}

const { values, positionals } = readArguments()

const COMMANDS: Record<string, () => Promise<void>> = {
  'plan read': planRead,
  simulate: simulateScenario,
  serve,
  migrate,
  demo,
  'ledger rebuild': ledgerRebuild,
  'ledger check': ledgerCheck,
  'admin list': () => admin('listAdmins', 0),
  'admin open': () => admin('openAdmin', 3),
  'admin reset': () => admin('resetAdmin', 1),
  'admin disable': () => admin('disableAdmin', 1),
  help: async () => console.log(HELP),
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        'as-of': { type: 'string' },
        known: { type: 'string' },
        bureau: { type: 'string' },
      },
    })
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${HELP}`)
    process.exit(2)
  }
}

/** The one file that a command works on. npm changes the folder, so names are taken from where the user stood. */
async function inputFile(words: number): Promise<{ path: string; bytes: Uint8Array }> {
  const rest = positionals.slice(words)
  if (rest.length !== 1) throw new Usage('请给出一个文件。')
  const path = resolve(process.env.INIT_CWD ?? '.', rest[0]!)
  try {
    return { path, bytes: await readFile(path) }
  } catch {
    throw new Error(`打不开文件：${path}`)
  }
}

function print(value: unknown, text: () => string): void {
  process.stdout.write(`${values.json ? JSON.stringify(value, null, 1) : text()}\n`)
}

async function planRead(): Promise<void> {
  const { readDocument } = await import('#plans/reading.jobs.ts')
  const { path, bytes } = await inputFile(2)
  const reading = await readDocument(basename(path), bytes)
  print(reading, () =>
    [
      `${reading.title}（${reading.year ?? '年度不详'}）：${reading.commitments.length}项任务，${reading.unquantified.length}句没有可检查的内容`,
      ...reading.commitments.map(
        (c) => `${String(c.point ?? '').padStart(3)}  ${c.subject ?? '（未写明）'}  ${c.quote}`,
      ),
    ].join('\n'),
  )
}

async function simulateScenario(): Promise<void> {
  const { parseScenario } = await import('#duties/scenario.schema.ts')
  const { simulate } = await import('#duties/simulate.rules.ts')
  const { STANDING_LABELS } = await import('#duties/standing.schema.ts')
  const { tryParseDay } = await import('#kernel/day.ts')
  const asOf = values['as-of']
  if (!asOf) throw new Usage('请用 --as-of 给出日期。')
  for (const [name, day] of [
    ['--as-of', asOf],
    ['--known', values.known],
  ] as const) {
    if (day !== undefined && tryParseDay(day) === null) throw new Usage(`${name} 应是日期，如 2026-03-31。`)
  }
  const { bytes } = await inputFile(1)
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder().decode(bytes))
  } catch (cause) {
    throw new Error('这不是方案：方案是 JSON 文件，结构见 src/duties/scenario.schema.ts。读要点请用 plan read。', {
      cause,
    })
  }
  const result = simulate(parseScenario(json), { asOf, known: values.known })
  print(result, () =>
    result.occurrences
      .map((o) => `${o.id}\t${o.due}\t${STANDING_LABELS[o.standing]}\t${o.value ?? ''}/${o.target}`)
      .join('\n'),
  )
}

async function serve(): Promise<void> {
  const { runServer } = await import('./serve.ts')
  await runServer()
}

async function migrate(): Promise<void> {
  const { readEnv } = await import('#kernel/env.ts')
  const { openMigrated } = await import('./system.ts')
  const opened = await openMigrated(readEnv())
  console.log(opened.migrated.length > 0 ? `已执行：${opened.migrated.join('、')}` : '数据库已是最新。')
  await opened.close()
}

async function demo(): Promise<void> {
  const { readEnv } = await import('#kernel/env.ts')
  const { todayInBeijing } = await import('#kernel/day.ts')
  const { withDatabase } = await import('./system.ts')
  const { loadDemonstration } = await import('./demo/load.ts')
  const accounts = await withDatabase((db) => loadDemonstration(db, { today: todayInBeijing(), env: readEnv() }))
  print({ accounts }, () =>
    [
      '演示账号（密码为刚刚生成，再次运行会换新）：',
      ...accounts.map(({ role, name, username, password }) => `  ${username.padEnd(12)} ${password}   ${role} ${name}`),
    ].join('\n'),
  )
}

/** Runs some work on each bureau of the database. */
async function eachBureau<T>(work: (db: Database, bureau: string) => Promise<T>): Promise<T[]> {
  const { withDatabase } = await import('./system.ts')
  const { bureauIds } = await import('#duties/ledger.store.ts')
  return withDatabase(async (db) => {
    const results: T[] = []
    for (const bureau of await bureauIds(db)) results.push(await work(db, bureau))
    return results
  })
}

async function ledgerRebuild(): Promise<void> {
  const { ledgerDigest, rebuildLedger } = await import('#duties/ledger.store.ts')
  const bureaus = await eachBureau(async (db, bureau) => {
    const before = await ledgerDigest(db, bureau)
    const { rows, sha256 } = await rebuildLedger(db, bureau)
    return { bureau, rows, sha256, unchanged: before.sha256 === sha256 }
  })
  print({ bureaus }, () =>
    bureaus
      .map(({ bureau, rows, sha256, unchanged }) =>
        [bureau, `${rows}行`, sha256, unchanged ? '与重建前相同' : '与重建前不同'].join('\t'),
      )
      .join('\n'),
  )
}

/** Exit code 1 where a ledger differs, so that a script can tell. */
async function ledgerCheck(): Promise<void> {
  const { checkLedger } = await import('#duties/ledger.store.ts')
  const bureaus = await eachBureau(async (db, bureau) => ({ bureau, ...(await checkLedger(db, bureau)) }))
  print({ bureaus }, () =>
    bureaus
      .map(({ bureau, current, rows, different }) => {
        if (!current) return `${bureau}\t未建，请运行 ledger rebuild`
        const same = different.length === 0 ? '与引擎相同' : `与引擎不同：${different.join('、')}`
        return `${bureau}\t${rows}行\t${same}`
      })
      .join('\n'),
  )
  if (bureaus.some(({ current, different }) => !current || different.length > 0)) process.exitCode = 1
}

/** One of the commands for administrators, with so many words after its name. */
async function admin(command: keyof typeof import('./admins.ts'), count: number): Promise<void> {
  const words = positionals.slice(2)
  if (words.length !== count) throw new Usage('参数的个数不对。')
  const commands = await import('./admins.ts')
  const { data, text } = await commands[command](words, values.bureau)
  print(data, () => text)
}

/** Commands of two words. */
const GROUPS = ['plan', 'ledger', 'admin']
const name = GROUPS.includes(positionals[0] ?? '') ? positionals.slice(0, 2).join(' ') : (positionals[0] ?? 'help')
try {
  const command = values.help ? COMMANDS.help : COMMANDS[name]
  if (!command) throw new Usage(`没有“${name}”这个命令。`)
  await command()
} catch (error) {
  if (error instanceof Usage) {
    console.error(`${error.message}\n\n${HELP}`)
    process.exitCode = 2
  } else {
    console.error((error as Error).message)
    if (process.env.JIANXING_LOG === 'debug') console.error(error)
    process.exitCode = 1
  }
}
