/** Records that somebody began and has not sent yet. */
import { formatDay } from '#kernel/day.ts'
import { branchBody } from './bodies.ts'
import { CARELESS_BRANCH, PUNCTUAL_BRANCH } from './manner.ts'
import { branchPost } from './posts.ts'
import type { Row, World } from './world.ts'

export function draftsOf(world: World, accountOf: (username: string) => string): Row<'draft'>[] {
  const day = (back: number) => formatDay(world.today - back)
  const [good, careless] = [world.id(branchBody(PUNCTUAL_BRANCH)), world.id(branchBody(CARELESS_BRANCH))]
  const secretary = world.id(branchPost(CARELESS_BRANCH, 'secretary'))
  const drafts = [
    {
      username: 'zhibu1',
      kind: 'assembly',
      subject: good,
      content: { subjectId: good, heldOn: day(1), place: '支部活动室', topic: '讨论党小组设置' },
    },
    {
      username: 'zhibu2',
      kind: 'plain',
      subject: careless,
      content: { subjectId: careless, heldOn: day(9), title: '集中学习（补记）', summary: '参加人员待核。' },
    },
    {
      username: 'zhibu2',
      kind: 'talk',
      subject: secretary,
      content: { subjectId: secretary, heldOn: day(3), topics: ['work'] },
    },
  ]
  return drafts.map(({ username, kind, subject, content }, n) => ({
    id: world.id(`draft ${n}`),
    kind,
    account_id: accountOf(username),
    subject_id: subject,
    content: JSON.stringify(content),
  }))
}
