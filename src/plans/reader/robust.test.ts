/** Whatever the text, the reader answers, its quotes are the text at their offsets, and its cost grows with length. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Reading, readingSchema } from '#plans/commitment.schema.ts'
import { readPlan } from './read.rules.ts'

const PLAN = [
  '清河区图书馆2031年工作计划',
  '一、服务读者',
  '1.办好讲座。馆党组每半年研究1次服务工作，听取1次汇报。每月第二周星期三为读者日、每周五下午为学习日。',
  '2.6月底前，完成2个分馆搬迁；“七一”前后，召开座谈会，满意率达到95%以上。',
  '序号\n任务\n完成时限\n责任部门\n1\n开展检查（每季度不少于1次）。\n3-4月\n办公室',
].join('\n')

function sound(text: string, reading: Reading): void {
  const points = [...text]
  readingSchema.parse(reading)
  for (const c of reading.commitments) {
    expect(points.slice(c.start, c.end).join('')).toBe(c.quote)
    expect(c.quote).not.toBe('')
    for (const r of c.reasons) expect(points.slice(r.start, r.end).join('')).toBe(r.words)
  }
  for (const u of reading.unquantified) expect(points.slice(u.start, u.end).join('')).toBe(u.text)
}

test('任意文字都能读完，引文与偏移相符', () => {
  const piece = fc.constantFrom(
    ...'每月季度年周五1235两十次场名项%，。；：、（）“”《》\n\t 召开会谈心党支部书记至少以上前后-—\u{20BB7}\u{1F600}',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 160 }), (list) => {
      const text = list.join('')
      sound(text, readPlan(text))
    }),
    { numRuns: 150 },
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void readPlan(text)),
    { numRuns: 80 },
  )
})

test('改动一个计划的任何一处都不会出错', () => {
  const at = fc.integer({ min: 0, max: PLAN.length })
  fc.assert(
    fc.property(at, at, fc.constantFrom('', '\n', '，', '“', '（', '每', '3', '\u{20BB7}', '。'), (a, b, insert) => {
      const text = PLAN.slice(0, Math.min(a, b)) + insert + PLAN.slice(Math.max(a, b))
      sound(text, readPlan(text))
    }),
    { numRuns: 200 },
  )
})

test('读两次结果相同', () => expect(readPlan(PLAN)).toEqual(readPlan(PLAN)))

test('前面加字，引文随之移动', () => {
  const before = readPlan(PLAN).commitments
  const after = readPlan(`\u{20BB7}\n\n${PLAN}`).commitments
  expect(after.map((c) => [c.quote, c.start - 3])).toEqual(before.map((c) => [c.quote, c.start]))
})

test.each([
  '一',
  '每',
  '1',
  '（',
  '“《',
  '、',
  '第三',
  '每月1次，',
  '每月1次、',
  '3月、',
  'a',
  '党支部和',
  '\n',
  '对',
  '听取',
  '分析',
  '制定',
  '每年至少',
  '1-',
])('一万个“%s”很快读完', (piece) => {
  const start = process.cpuUsage()
  readPlan(piece.repeat(10_000))
  // Generous, and the processor's own time: a quadratic step would take minutes, and the machine is shared.
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(10_000)
})
