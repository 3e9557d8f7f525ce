/** Which form to fill in: what the own bodies and posts owe first; for another one, it is chosen first. */
import { useQueries } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import type { z } from 'zod'
import { inFirstQuarter } from '#kernel/day.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { useMe } from '#ui/me.ts'
import { useRecordKinds, type WebKind } from '#ui/RecordKinds.tsx'
import { Select } from '#ui/Select.tsx'
import { Loading } from '#ui/States.tsx'
import { dutyChoices } from '#ui/useDutyChoices.ts'
import { ownKinds, specialKinds } from './begin.rules.ts'
import { PROXIED } from './proxied.pages.tsx'
import type { FieldMeta } from './record.schema.ts'

interface Search {
  readonly subject?: string | undefined
  readonly duty?: string | undefined
  readonly kind?: string
  readonly named?: string
}

export interface KindChoiceProps {
  /** Kept in the address when a kind is chosen. */
  readonly search: Pick<Search, 'subject' | 'duty'>
}

/** One card per kind under the body or post that owes it, then what is owed by none of them. */
export function KindChoice({ search }: KindChoiceProps) {
  const kinds = useRecordKinds()
  const { recordsFor, today } = useMe()
  const chosen = recordsFor.find(({ id }) => id === search.subject)
  const own = recordsFor.filter(({ answers }) => answers === 'self')
  // A duty that one came with has a form of its own choice already.
  const shown = search.duty ? [] : chosen ? [chosen] : own
  const owed = useQueries({ queries: shown.map(({ id }) => dutyChoices({ subjectId: id })) })
  if (owed.some(({ isPending }) => isPending)) return <Loading />
  const groups = shown.map((subject, i) => {
    const duties = owed[i]?.data?.duties ?? []
    return {
      subject,
      special: specialKinds(kinds, subject, duties),
      own: ownKinds(kinds, subject, duties),
      titles: new Map(duties.map(({ id, title }) => [id, title])),
    }
  })
  const called = new Set(groups.flatMap(({ special }) => special))
  const rest = Object.entries(kinds).filter(
    ([code, kind]) => !called.has(code) && (shown.length === 0 || shown.some((one) => canHold(kind, one))),
  )
  return (
    <>
      {chosen && chosen.answers !== 'self' ? <Others chosen={chosen.id} /> : null}
      {chosen?.answers === 'others' ? (
        <Alert type="info" showIcon className="records-note" title={`为${chosen.name}登记：${PROXIED}`} />
      ) : null}
      {groups.map(({ subject, special, own: named, titles }) =>
        special.length + named.length > 0 ? (
          <section key={subject.id} aria-labelledby={`owed-${subject.id}`}>
            <h2 id={`owed-${subject.id}`} className="kind-group">
              {subject.name}的任务
            </h2>
            <div className="kind-choice">
              {special.map((kind) => (
                <Card key={kind} {...kinds[kind]!} search={{ subject: subject.id, kind }} />
              ))}
              {named.map(({ named: code, label, duties }) => (
                <Card
                  key={code}
                  label={label}
                  hint={hintOf(
                    label,
                    duties.map((id) => titles.get(id) ?? ''),
                  )}
                  search={{ subject: subject.id, kind: 'plain', named: code, duty: duties.join(',') || undefined }}
                />
              ))}
            </div>
          </section>
        ) : null,
      )}
      {inFirstQuarter(today) ? (
        <p className="quiet">
          补录、补办上一年度的任务，请从<Link to="/">“下一步”</Link>里那一项进入，会计入上一年度。
        </p>
      ) : null}
      <section aria-labelledby="other-kinds">
        <h2 id="other-kinds" className="kind-group">
          其他纪实
        </h2>
        <div className="kind-choice">
          {rest.map(([kind, { label, hint }]) => (
            <Card key={kind} label={label} hint={hint} search={{ ...search, kind }} />
          ))}
        </div>
      </section>
      {search.duty || chosen ? null : <Others chosen={undefined} />}
    </>
  )
}

/** Whether a body or post can record a kind that it does not owe. */
function canHold({ forPosts, schema }: WebKind, { kind, post }: { readonly kind: string; readonly post: boolean }) {
  const held = (schema.shape.subjectId as z.ZodType | undefined)?.meta() as FieldMeta | undefined
  return post ? forPosts : (held?.heldBy?.includes(kind) ?? true)
}

/** For whom else one may record: with its choice come its cards. */
function Others({ chosen }: { readonly chosen: string | undefined }) {
  const navigate = useNavigate()
  const { recordsFor } = useMe()
  const others = recordsFor.filter(({ answers }) => answers !== 'self')
  if (others.length === 0) return null
  return (
    <section aria-labelledby="for-others">
      <h2 id="for-others" className="kind-group">
        为其他单位（岗位）代录
      </h2>
      <Select
        className="kind-others"
        aria-label="为哪个单位（岗位）登记"
        placeholder="先选择单位（岗位）"
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        value={others.find(({ id }) => id === chosen)?.id}
        options={others.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(subject?: string) => void navigate({ to: '/records/new', search: { subject } })}
      />
    </section>
  )
}

function hintOf(label: string, titles: readonly string[]): string {
  if (titles.length === 0) return `${label}类任务有几项，请在表单中选对应的责任事项。`
  return titles.length === 1 ? titles[0]! : `${titles.length}项任务，登记一次都计入：${titles.join('；')}`
}

interface CardProps {
  readonly label: string
  readonly hint: string
  readonly search: Search & { readonly kind: string }
}

function Card({ label, hint, search }: CardProps) {
  return (
    <section className="card">
      <h3>{label}</h3>
      <p className="quiet">{hint}</p>
      <LinkButton to="/records/new" search={search} aria-label={`登记${label}`}>
        登记
      </LinkButton>
    </section>
  )
}
