/** docs/rulebook.md: the rules that can be switched on, with citation and defaults; `--write` makes it anew. */
import { readFile, writeFile } from 'node:fs/promises'
import { describeCadence } from '#duties/describe.rules.ts'
import { defaultsOf, dutiesOfRule, LEFT_OUT, RULES } from '#duties/rulebook.rules.ts'

const FILE = 'docs/rulebook.md'
const YEAR = 2026

const rows = RULES.map((rule) => {
  const { id, theme, title, requirement, citation, settings } = rule
  const duties = dutiesOfRule(rule, defaultsOf(rule), YEAR).map((duty) => describeCadence(duty))
  const source = `${citation.document}${citation.article === null ? '' : `第${citation.article}条`}（${citation.edition}，${citation.inForceFrom}起施行）`
  const set = settings.map(({ label }) => label).join('、') || '—'
  return `| ${id} | ${theme} | ${title} | ${requirement} | ${source} | ${[...new Set(duties)].join('；')} | ${set} |`
})
const text = `# 固定要求

由 \`scripts/rulebook.ts\` 根据 \`src/duties/rulebook.data.json\` 生成，不要手工修改。各条都不默认启用，由单位在“固定要求”页启用。

| 编号 | 主题 | 名称 | 要求 | 依据 | 默认排期 | 各地可设 |
|---|---|---|---|---|---|---|
${rows.join('\n')}

## 没有列入的

${LEFT_OUT.map(({ id, title, why }) => `- ${id} ${title}：${why}`).join('\n')}
`
if (process.argv.includes('--write')) await writeFile(FILE, text)
else if ((await readFile(FILE, 'utf8').catch(() => '')) !== text) {
  console.error(`${FILE} 与数据不一致：请运行 node scripts/rulebook.ts --write。`)
  process.exitCode = 1
}
