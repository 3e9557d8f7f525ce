/** What was not read as a task stays in sight: nothing that could be checked is in neither list. */
import { describe, expect, it } from 'vitest'
import { readPlan } from './read.rules.ts'

describe('没有读成任务的半句', () => {
  it.each([
    ['各支部在3月底前确定创建项目，11月底前完成验收。', '各支部在3月底前确定创建项目'],
    ['党组年底召开民主生活会，会后一周内报送整改清单。', '会后一周内报送整改清单'],
    ['机关纪委每季度开展一次警示教育，节假日前各处室要做好廉洁提醒。', '节假日前各处室要做好廉洁提醒'],
  ])('有时间的，留在未量化语句里：%s', (text, left) => {
    expect(readPlan(text).unquantified).toMatchObject([{ text: left, look: true }])
  })

  it('单独的一个时间是后半句的期限，不算', () => {
    expect(readPlan('11月底前，各支部完成换届。').unquantified).toEqual([])
  })
})
