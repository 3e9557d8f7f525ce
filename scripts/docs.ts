/** Keeps the documents true: every path that they name exists, and every term of the code has its row in the glossary. */
import { existsSync, readdirSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { APPROVAL_KINDS, APPROVAL_STATES } from '#duties/approval.schema.ts'
import { CADENCES, MEASURES } from '#duties/duty.schema.ts'
import { CREDIT_KINDS, RECORD_TYPES } from '#duties/kinds.schema.ts'
import { RECORD_STATES } from '#duties/record-state.rules.ts'
import { STANDING_LABELS } from '#duties/standing.schema.ts'
import { GRANTS } from '#kernel/grant.schema.ts'
import { NOTICE_KINDS } from '#notices/notice.schema.ts'
import { ADMIN_ROLES } from '#office/access.schema.ts'
import { ACTIONS, IMPORT_KINDS, IMPORT_STATES } from '#office/import/import.schema.ts'
import { BODY_KINDS, POST_ROLES } from '#office/office.schema.ts'
import { COMMITMENT_STATES, PLAN_STATES } from '#plans/plan.schema.ts'
import { RECORD_ACTIONS } from '#records/action.schema.ts'
import { ANSWERS, MEETING_STATES } from '#records/meeting/meeting.schema.ts'
import { RECORD_KINDS } from '#records/record.schema.ts'
import { MESSAGE_PARTS, REQUEST_KINDS, REQUEST_STATES } from '#requests/request.schema.ts'

const GLOSSARY = 'docs/glossary.md'

/** Codes with their Chinese names; the glossary has a row `code | 中文` for each. */
const TERMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  组织: BODY_KINDS,
  职务: POST_ROLES,
  管理员: ADMIN_ROLES,
  权限: GRANTS,
  状态: STANDING_LABELS,
  周期: CADENCES,
  计量: MEASURES,
  纪实种类: RECORD_KINDS,
  纪实状态: RECORD_STATES,
  纪实办理: RECORD_ACTIONS,
  会议状态: MEETING_STATES,
  会议答复: ANSWERS,
  审批种类: APPROVAL_KINDS,
  审批状态: APPROVAL_STATES,
  消息种类: NOTICE_KINDS,
  诉求类别: REQUEST_KINDS,
  诉求状态: REQUEST_STATES,
  诉求往来: MESSAGE_PARTS,
  记录类型: RECORD_TYPES,
  计入种类: Object.fromEntries(
    Object.entries(CREDIT_KINDS)
      .filter(([code]) => !code.startsWith('general_'))
      .map(([code, { label }]) => [code, label]),
  ),
  导入的内容: IMPORT_KINDS,
  导入状态: IMPORT_STATES,
  核对结果: ACTIONS,
  要点状态: PLAN_STATES,
  任务状态: COMMITMENT_STATES,
}

const problems: string[] = []

const glossary = await readFile(GLOSSARY, 'utf8').catch(() => '')
const rows = new Set(
  glossary
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, 3)
        .map((cell) => cell.trim().replaceAll('`', ''))
        .join('|'),
    ),
)
for (const [table, terms] of Object.entries(TERMS)) {
  for (const [code, label] of Object.entries(terms)) {
    if (!rows.has(`${code}|${label}`)) problems.push(`${GLOSSARY}：缺少“${table}”的一行 | \`${code}\` | ${label} |`)
  }
}

const documents = [
  'README.md',
  'README.zh-CN.md',
  ...(await readdir('docs', { recursive: true }))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]
const topLevel = new Set(readdirSync('.'))
const FOLDERS = ['src', 'docs', 'db', 'scripts', 'test', 'bench']
/** Names without a folder, as a text uses them for a file that it has just placed. */
const names = new Set(
  [...topLevel, ...FOLDERS.flatMap((folder) => readdirSync(folder, { recursive: true }) as string[])].map((path) =>
    basename(path),
  ),
)

/** The path that a document names and that is not there, or null. */
function missing(words: string): string | null {
  const path = words.replace(/\/$/, '')
  if (!/^[\w.@-]+(?:\/[\w.@-]+)*$/.test(path)) return null
  if (path.includes('/')) return topLevel.has(path.split('/')[0]!) && !existsSync(path) ? path : null
  return /\.(?:md|json|tsx?|mjs|sql)$/.test(path) && !names.has(path) ? path : null
}

for (const document of documents) {
  const text = await readFile(document, 'utf8').catch(() => null)
  if (text === null) {
    problems.push(`缺少 ${document}`)
    continue
  }
  const named = [...text.matchAll(/`([^`\n]+)`/g)].map((match) => missing(match[1]!))
  const links = [...text.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)/g)]
    .map((match) => join(dirname(document), match[1]!))
    .filter((path) => !existsSync(path))
  for (const path of new Set([...named, ...links])) if (path) problems.push(`${document}：提到的 ${path} 不存在`)
}

for (const problem of problems) console.error(problem)
process.exitCode = problems.length > 0 ? 1 : 0
