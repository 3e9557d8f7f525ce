import { expect, test } from 'vitest'
import { textDiff } from './text-diff.rules.ts'

const MARKS = { same: '', added: '+', removed: '-', gap: '…' } as const
const told = (before: string, after: string) => textDiff(before, after).map(({ kind, text }) => MARKS[kind] + text)

test.each([
  ['只标出改了的字', '到会9人。', '到会8人。', ['到会', '-9', '+8', '人。']],
  [
    '前后各留一句，其余略去',
    '一。二。三。四。五。六。',
    '一。二。三。四甲。五。六。',
    ['…', '三。', '四', '+甲', '。', '五。', '…'],
  ],
  ['分行照旧', '第一项\n第二项\n第三项', '第一项\n第三项', ['第一项\n', '-第二项\n', '第三项']],
  [
    '改一行又删一行，各标各的',
    '上午。\n1.听众30人。\n2.整理档案。\n3.走访。\n下午。',
    '上午。\n1.听众32人。\n3.走访。\n下午。',
    ['上午。\n', '1.听众', '-30', '+32', '人。\n', '-2.整理档案。\n', '3.走访。\n', '…'],
  ],
  ['整句增加', '一。', '一。二。', ['一。', '+二。']],
  ['没有相同的', '甲乙', '丙丁', ['-甲乙', '+丙丁']],
])('%s', (_, before, after, pieces) => expect(told(before, after)).toEqual(pieces))

test('去掉标出删的得到改后的，去掉增的得到改前的（不含略去的）', () => {
  const pieces = textDiff('开会。学习。\n讨论了3件事。', '开会。讨论了4件事。\n散会。')
  const without = (left: string) => pieces.flatMap(({ kind, text }) => (kind === left ? [] : text)).join('')
  expect([without('added'), without('removed')]).toEqual(['开会。学习。\n讨论了3件事。', '开会。讨论了4件事。\n散会。'])
})
