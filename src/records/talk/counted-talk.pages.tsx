/** In the form of a talk: what it will count for, by the rule that counts it; of what was said nothing is asked. */
import { idsOf } from '#records/content.rules.ts'
import { Counted } from '#records/counted.pages.tsx'
import type { KindPartProps } from '#ui/RecordKinds.tsx'
import { earnedByTalk } from './talk.rules.ts'

export const CountedTalk = ({ content }: KindPartProps) => (
  <>
    <Counted earned={earnedByTalk(idsOf(content.with))} content={content} />
    {content.makesUpFor ? null : (
      <div>谈话人在登记的单位任职或担任登记的岗位的，其当天的其他职务和所在组织有谈话任务，也一并计入。</div>
    )}
  </>
)
