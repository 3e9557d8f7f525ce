import { describe, expect, test } from 'vitest'
import { listWords } from './list-preview.rules.ts'

const subject = (name: string, people: number) => ({ id: name, name, people })
const talk = { kind: 'heart_to_heart_talk', measure: 'counterparts' } as const

describe('名单预览', () => {
  test.each([
    [[subject('第一党支部书记', 38)], talk, '第一党支部书记要与38人各谈1次。'],
    [[subject('第一党支部书记', 38)], { ...talk, measure: 'members', each: 2 }, '第一党支部书记要与38人各谈2次。'],
    [
      [subject('第一党支部', 12), subject('第二党支部', 20)],
      { kind: 'study_session', measure: 'members', each: 32, unit: '学时' },
      '例如第一党支部要让12人每人达到32学时；共2个责任主体，少的12人、多的20人，合计32人次。',
    ],
    [
      [subject('第一党支部', 12), subject('第二党支部', 12)],
      { kind: 'general_training', measure: 'counterparts' },
      '例如第一党支部要让12人都参加到；共2个责任主体，各12人，合计24人次。',
    ],
    [[subject('局长', 0)], talk, '名单上现在没有人。'],
  ] as const)('%#', (subjects, demand, sentence) => expect(listWords(subjects, demand).sentence).toBe(sentence))

  test('空名单要提醒，太多时不逐个列', () => {
    expect(listWords([subject('甲', 3)], talk).warning).toBeNull()
    expect(listWords([subject('甲', 3), subject('乙', 0)], talk).warning).toContain('乙的名单是空的')
    const many = ['一', '二', '三', '四', '五'].map((name) => subject(name, 0))
    expect(listWords(many, talk).warning).toContain('全部5个责任主体的名单是空的')
    expect(listWords([...many, subject('甲', 1)], talk).warning).toContain('一、二、三、四等5个的名单是空的')
  })
})
