/** What a sheet of posts may say, and what becomes of it. */
import { describe, expect, it } from 'vitest'
import { body, makeId, rows, said } from '#test/sheet-rows.ts'
import { judgePosts } from './posts.rules.ts'

describe('岗位', () => {
  const branch = body('b', '第一党支部')
  const judge = (role: string) =>
    judgePosts(rows({ name: '某岗位', body: '第一党支部', role }), { bodies: [branch], posts: [], makeId })[0]!

  it.each([
    ['宣传委员', 'branch_publicity_officer'],
    ['支部宣传委员', 'branch_publicity_officer'],
    ['纪检委员', 'branch_discipline_officer'],
    ['党支部纪检委员', 'branch_discipline_officer'],
    ['青年 委员', 'branch_youth_officer'],
    ['统战委员', 'branch_united_front_officer'],
    ['保密委员', 'branch_secrecy_officer'],
    ['副书记', 'branch_deputy_secretary'],
    ['委员', 'branch_committee_member'],
    ['党支部书记', 'branch_secretary'],
  ])('类别“%s”认得', (role, code) => expect(judge(role).value).toMatchObject({ role: code }))
  it.each([
    ['discipline_committee', '委员', 'discipline_member'],
    ['discipline_committee', '纪检委员', 'discipline_member'],
    ['temporary_branch', '委员', 'branch_committee_member'],
    ['bureau_committee', '委员', null],
    ['bureau_committee', '副书记', null],
    ['leading_group', '副书记', null],
    ['discipline_committee', '副书记', null],
    ['bureau_committee', '机关党委书记', 'committee_secretary'],
  ] as const)('组织是%s的，类别“%s”不按支部的', (kind, role, code) => {
    const bodies = [body('x', '某组织', null, kind)]
    const [one] = judgePosts(rows({ name: '某岗位', body: '某组织', role }), { bodies, posts: [], makeId })
    if (code) expect(one!.value).toMatchObject({ role: code })
    else expect(said(one!)).toContain(`岗位类别:没有“${role}”这一项。可以填写：`)
  })
  it('不认得的列出可以填写的', () => expect(said(judge('采购委员'))).toContain('支部副书记、组织委员、宣传委员'))
})
