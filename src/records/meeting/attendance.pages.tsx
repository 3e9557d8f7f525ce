/** Who should be there and who is, beside the list of those present: one press for the whole branch. */
import Button from 'antd/es/button'
import { idsOf } from '#records/content.rules.ts'
import { CountedGathering } from '#records/counted.pages.tsx'
import { rosterOf, useMe } from '#ui/me.ts'
import { useNames } from '#ui/PeoplePicker.tsx'
import type { KindPartProps } from '#ui/RecordKinds.tsx'
import { attendanceOf, everybody, rateWords } from './attendance.rules.ts'
import { MEETING_WORDS, type MeetingKind } from './meeting.schema.ts'
import { usePreparation } from './use-meeting.pages.tsx'

export function AttendancePart({ kind, content, change }: KindPartProps & { readonly kind: MeetingKind }) {
  const me = useMe()
  const { today, recordsFor } = me
  const { one, votes } = MEETING_WORDS[kind]
  const post = recordsFor.find(({ id }) => id === content.subjectId)?.post
  const other = typeof content.subjectId === 'string' ? content.subjectId : undefined
  const bodyId = post ? rosterOf(me, other) : other
  const heldOn = typeof content.heldOn === 'string' && content.heldOn !== '' ? content.heldOn : today
  const members = usePreparation(kind, bodyId, heldOn).data?.due
  if (post) return <OfPost kind={kind} content={content} change={change} members={members ?? []} />
  if (!members) return null
  if (members.length === 0) {
    // What is not voted on may be held for others than members of the body.
    if (!votes) return null
    return <p className="attendance">这个单位的名册中没有{one}，请先选择党支部，或请机关党委核对名册。</p>
  }
  const nameOf = new Map(members.map(({ id, name }) => [id, name]))
  const ids = members.map(({ id }) => id)
  const [present, absent] = [idsOf(content.present), idsOf(content.absent)]
  const onProbation = members.flatMap(({ id, probationary }) => (probationary ? id : []))
  const attendance = attendanceOf(ids, present, absent, onProbation)
  const named = (some: readonly string[]) => some.map((id) => nameOf.get(id) ?? '名册外人员').join('、')
  return (
    <div className="attendance">
      <div className="attendance-quick">
        <Button onClick={() => change({ present: everybody(ids, absent) })}>
          {absent.length > 0 ? '除请假外全体到会' : `全体${one}到会`}
        </Button>
        {present.length > 0 && (
          <Button type="text" onClick={() => change({ present: [] })}>
            清空
          </Button>
        )}
      </div>
      <p role="status">
        应到<b>{attendance.expected}</b>人
        {onProbation.length > 0 ? `（其中预备党员${onProbation.length}人${votes ? '，没有表决权' : ''}）` : ''}
        {present.length + absent.length > 0 ? (
          <>
            ，实到<b>{attendance.present}</b>人，请假<b>{attendance.absent}</b>
            人；到会率 {rateWords(attendance)}
          </>
        ) : null}
      </p>
      {present.length > 0 && attendance.unexplained.length > 0 && (
        <p>
          缺席（既未到会也未请假）{attendance.unexplained.length}人：{named(attendance.unexplained)}
        </p>
      )}
      {attendance.both.length > 0 && (
        <p className="attendance-wrong">同时选为到会和请假：{named(attendance.both)}，请核对。</p>
      )}
      {attendance.others.length > 0 && <Others kind={kind} ids={attendance.others} on={heldOn} bodyId={bodyId} />}
      {votes && present.length > 0 && !attendance.quorate && (
        <p className="attendance-wrong">有表决权的到会人数未过半数；如有表决事项，请核对是否有效。</p>
      )}
    </div>
  )
}

interface OthersProps {
  readonly kind: MeetingKind
  readonly ids: readonly string[]
  readonly on: string
  readonly bodyId: string | undefined
}

/** Who is among those present without being one of those who meet: a guest has no place in that list where it is voted. */
function Others({ kind, ids, on, bodyId }: OthersProps) {
  const { one, votes } = MEETING_WORDS[kind]
  const people = useNames(ids, { on, bodyId }).data?.people ?? []
  const names = ids.map((id) => people.find((person) => person.id === id)?.name ?? '名册外人员').join('、')
  if (!votes)
    return (
      <p>
        另有其他人员{ids.length}人，不计入到会率：{names}
      </p>
    )
  return (
    <p className="attendance-wrong" role="status">
      {names}不是本支部{one}，不计入应到、实到。是列席的，请从这份名单中移去，在会议内容里写明“列席：{names}”。
    </p>
  )
}

interface OfPostProps extends KindPartProps {
  readonly kind: MeetingKind
  readonly members: readonly { readonly id: string }[]
}

/** A post has no roster: nobody in particular must come to what its holder records for it, and it counts for nobody else. */
function OfPost({ kind, content, change, members }: OfPostProps) {
  const ids = members.map(({ id }) => id)
  return (
    <div className="attendance">
      {ids.length > 0 ? (
        <Button onClick={() => change({ present: everybody(ids, idsOf(content.absent)) })}>
          本单位全体{MEETING_WORDS[kind].one}到会
        </Button>
      ) : null}
      <p>
        <CountedGathering kind={kind} content={content} change={change} />
        听课人员的学时不在这里登记，由其所在支部登记这次党课时计入。
      </p>
    </div>
  )
}
