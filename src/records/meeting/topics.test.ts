import { describe, expect, it } from 'vitest'
import { meetingForm } from './meeting.schema.ts'
import { topicLines } from './topics.rules.ts'

describe('会议议题', () => {
  it.each([
    ['1. 传达文件\n讨论总结\n\n通报党费', '传达文件\n讨论总结\n通报党费'],
    ['一、传达文件；\n二、讨论总结。', '传达文件\n讨论总结'],
    ['（一）传达文件\r\n（二）讨论总结', '传达文件\n讨论总结'],
    ['１．传达文件\n２．讨论２０２６年总结', '传达文件\n讨论２０２６年总结'],
    ['①传达文件\n②讨论总结', '传达文件\n讨论总结'],
    ['议题一：传达文件\n议题二：讨论总结', '传达文件\n讨论总结'],
    ['一、传达文件\n二、分析问题\n三、 2026年四季度总结', '传达文件\n分析问题\n2026年四季度总结'],
    ['1. 传达文件\n二、讨论总结\n（3）2026年计划\n4、党费收缴', '传达文件\n讨论总结\n2026年计划\n党费收缴'],
    ['1、3月份工作总结\n2、4月份工作安排', '3月份工作总结\n4月份工作安排'],
    ['一、二季度总结\n二、三季度计划', '二季度总结\n三季度计划'],
    ['九、甲\n十、乙', '九、甲\n十、乙'],
    [
      [...'一二三四五六七八九', '十', '十一', '十二'].map((n) => `${n}、事项`).join('\n'),
      Array.from({ length: 12 }, () => '事项').join('\n'),
    ],
  ])('去掉自带的序号、空行和行末标点：%j', (typed, expected) => {
    expect(topicLines(typed)).toBe(expected)
  })
  it.each([
    '一、二季度工作总结',
    '三、四季度工作总结\n讨论发展党员',
    '1.5学时集中学习',
    '一、二线干部轮岗',
    '二、三等奖评选\n讨论总结',
    '1、2号楼安全检查',
    '2026年总结\n12月计划',
    '一、传达文件\n（一）省局通知\n（二）市局通知\n二、讨论总结',
    '学习了文件。讨论了总结。',
  ])('不是序号的、分了几级的照原样：%j', (typed) => {
    expect(topicLines(typed)).toBe(typed)
  })
  it('只有序号的不算填写了议题', () => {
    const topics = meetingForm('assembly').shape.topics
    expect(topics.safeParse('1.\n2.').success).toBe(false)
    expect(topics.parse(' 1. 学习文件\n\n2. 讨论总结；')).toBe('学习文件\n讨论总结')
  })
})
