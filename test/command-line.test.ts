/** What the command line answers, run as one runs it. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'jianxing-'))
const file = (name: string, text: string) => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}
const run = (...args: string[]) => spawnSync(process.execPath, ['src/app/main.ts', ...args], { encoding: 'utf8' })

it('要点交给 simulate，说明它要的是什么、要点用什么读；交给 plan read 就读出任务', () => {
  const plan = file('要点.txt', '某局2027年党建工作要点\n一、组织生活\n1.各党支部每季度召开1次党员大会。\n')
  const refused = run('simulate', plan, '--as-of', '2027-06-30')
  expect([refused.status, refused.stderr.trim()]).toEqual([
    1,
    '这不是方案：方案是 JSON 文件，结构见 src/duties/scenario.schema.ts。读要点请用 plan read。',
  ])
  const read = run('plan', 'read', plan, '--json')
  expect(JSON.parse(read.stdout).commitments).toMatchObject([{ quote: '各党支部每季度召开1次党员大会' }])
})

it('方案推算出各项应办的状态', () => {
  const duty = { id: 'd', owes: { bodies: 'branch' }, kind: 'branch_assembly', cadence: { every: 'quarter' } }
  const bodies = [{ id: 'b', kind: 'branch' }]
  const scenario = file('方案.json', JSON.stringify({ year: 2027, bodies, duties: [duty] }))
  const { stdout } = run('simulate', scenario, '--as-of', '2027-06-30', '--json')
  expect(JSON.parse(stdout).occurrences.map(({ start }: { start: string }) => start)).toEqual(
    ['01', '04', '07', '10'].map((month) => `2027-${month}-01`),
  )
})
