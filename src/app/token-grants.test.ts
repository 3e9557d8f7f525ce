/** Whoever gives a grant to a program is told of everything that the endpoints behind it change. */
import { describe, expect, it } from 'vitest'
import { isPersonal } from '#kernel/endpoint.ts'
import { GRANTS, type Grant } from '#kernel/grant.schema.ts'
import { NEVER_FOR_TOKENS, TOKEN_GRANT_HELP, TOKEN_READS, tokenWords } from '#office/token.schema.ts'
import { endpoints } from './api.ts'
import { LISTS } from './export-lists.ts'

/** By what words each part of the system is known in the text of a grant. */
const WORDS: Readonly<Record<keyof typeof endpoints, string>> = {
  session: '登录',
  setup: '初始化',
  office: '组织',
  imports: '导入',
  accounts: '账号',
  tokens: '令牌',
  log: '日志',
  notices: '消息',
  plans: '要点',
  jobs: '本人',
  duties: '事项',
  dutyLists: '责任清单',
  dutyChanges: '责任事项',
  approvals: '审批',
  closings: '关账',
  ledger: '应办账',
  calendar: '日历',
  holidays: '放假',
  talks: '谈话',
  lists: '要点',
  registers: '台账',
  rulebook: '规定',
  requests: '诉求',
  meetings: '会议',
  records: '纪实',
  yearLedgers: '台账',
}
/** Where the verb of a part is known by other words. */
const OTHERWISE: Readonly<Record<string, string>> = { 'plans.publish': '发布' }

const verbs = Object.entries(endpoints).flatMap(([slice, verbs]) =>
  Object.entries(verbs).map(([verb, endpoint]) => ({ name: `${slice}.${verb}`, slice, endpoint })),
)
const changing = verbs.filter(
  ({ endpoint }) =>
    endpoint.type === 'command' && !isPersonal(endpoint) && !NEVER_FOR_TOKENS.includes(endpoint.grant as Grant),
)

const never = (grant: string) => NEVER_FOR_TOKENS.includes(grant as Grant)

describe('访问令牌的权限说明', () => {
  it('只读的令牌：每项能查看的权限都有说法，不能查看的没有', () => {
    const looking = [
      ...verbs.flatMap(({ endpoint }) => (endpoint.type === 'query' && !isPersonal(endpoint) ? endpoint.grant : [])),
      ...Object.values(LISTS).map(({ grant }) => grant),
    ].filter((grant) => !never(grant))
    expect(Object.keys(TOKEN_READS).sort()).toEqual([...new Set<string>(looking)].sort())
  })
  it('一行说明只写令牌真有的权限', () => {
    expect(tokenWords({ readOnly: true, grants: ['record.write', 'approval.decide'] })).toBe(
      '只读，可以查看：登记时可选的事项，本人的草稿和待办理的纪实',
    )
    expect(tokenWords({ readOnly: false, grants: ['record.write'] })).toBe('可读可写：登记纪实')
  })
  it.each(changing.map(({ name, slice, endpoint }) => [name, slice, endpoint.grant as Grant] as const))(
    '%s 写明在它的权限里',
    (name, slice, grant) => {
      const text = `${GRANTS[grant]}（${TOKEN_GRANT_HELP[grant] ?? ''}）`
      expect(text).toContain(OTHERWISE[name] ?? WORDS[slice as keyof typeof WORDS])
    },
  )
})
