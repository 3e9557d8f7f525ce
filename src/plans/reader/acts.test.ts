/** Several acts in one sentence, and who does them. */
import { describe, expect, test } from 'vitest'
import { readPlan } from './read.rules.ts'

const read = (text: string) => readPlan(text).commitments

describe('一句里的事各归各', () => {
  test('全年的事不承接前半句的期限', () => {
    expect(read('各馆6月底前完成盘点，全年开展导读活动不少于6场。')).toMatchObject([
      { quote: '各馆6月底前完成盘点', deadline: { resolved: { to: '06-30' } } },
      { cadence: { type: 'n-per-year', count: 6 }, deadline: null },
    ])
  })

  test('年内至少组织几次，组织的是前半句的事', () => {
    expect(read('馆工会走访慰问困难职工，年内至少组织2次。')).toMatchObject([
      {
        quote: '馆工会走访慰问困难职工，年内至少组织2次',
        subject: '馆工会',
        action: '走访慰问困难职工',
        recordType: 'visit',
        cadence: { type: 'n-per-year', count: 2, bound: 'at-least' },
      },
    ])
  })

  test('两种纪实才能证明的两件事，是两项，时间和频次都管到后一件', () => {
    expect(read('各支部12月召开组织生活会并开展民主评议党员。')).toMatchObject([
      { kind: 'organisational_life', deadline: { resolved: { from: '12-01' } } },
      { kind: 'member_review', subject: '各支部', deadline: { resolved: { from: '12-01' } } },
    ])
    expect(read('各支部每年召开1次组织生活会并开展民主评议党员。')).toMatchObject([
      { kind: 'organisational_life', cadence: { type: 'annual', count: 1 } },
      { kind: 'member_review', cadence: { type: 'annual', count: 1 } },
    ])
    expect(read('各馆每月召开例会并开展安全检查。')).toHaveLength(1)
  })
})

describe('谁做', () => {
  test.each([
    ['馆工会、馆团委联合在五四前后举办1次座谈会。', '馆工会、馆团委', '联合举办座谈会'],
    ['第三季度由馆工会组织职工运动会。', '馆工会', '组织职工运动会'],
    ['9月底前，由人事处会同机关党委举办培训班1期。', '人事处', '会同机关党委举办培训班'],
    ['由于人员变动，馆党组每月召开1次例会。', '馆党组', '召开例会'],
    ['馆党组每季度研究1次，汇报材料由各科自行准备。', '馆党组', '研究'],
  ])('%s', (text, subject, action) => {
    expect(read(text)[0]).toMatchObject({ subject, action })
  })
})
