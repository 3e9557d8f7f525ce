/** What happened to a record: every version with what changed, and what was done with it. */
import { NOBODY_ELSE } from './appeal.rules.ts'
import { changesBetween, type Names, type ShownField } from './content.rules.ts'
import { type HistoryEntry, historyOf } from './history.rules.ts'
import type { RecordView } from './record.schema.ts'
import type { Piece } from './text-diff.rules.ts'

export interface HistoryProps {
  readonly record: RecordView
  readonly fields: readonly ShownField[]
  readonly names: Names
}

/** A version is entered once; of what was done with it, the same may be done again, so each goes by its place. */
const keyOf = (entry: HistoryEntry) =>
  entry.kind === 'version' ? `version ${entry.version.version}` : `${entry.action.version} ${entry.nth}`

/** The latest first; the first version stands at the end and stays as it was. */
export function History({ record, fields, names }: HistoryProps) {
  return (
    <ol className="versions">
      {historyOf(record).map((entry) => (
        <li key={keyOf(entry)}>
          {entry.kind === 'action' ? (
            <Action {...entry} fields={fields} />
          ) : (
            <Version {...entry} fields={fields} names={names} />
          )}
        </li>
      ))}
    </ol>
  )
}

type Entry<K> = Extract<HistoryEntry, { kind: K }>

function Action({ action: done, words, fields }: Entry<'action'> & Pick<HistoryProps, 'fields'>) {
  const { version, findings, remark, madeBy, madeOn, aboutOwn } = done
  const label = (name: string) => fields.find((field) => field.name === name)?.meta.label ?? name
  return (
    <>
      <p>
        <b>{words}</b> {madeBy}，{madeOn}（第{version}版）
      </p>
      {aboutOwn ? <p>对本人的退回作出复核：{NOBODY_ELSE}。</p> : null}
      {remark ? <p>{remark}</p> : null}
      {findings.length > 0 ? (
        <ul className="findings">
          {findings.map((finding) => (
            <li key={finding.field}>
              {label(finding.field)}：{finding.remark}
            </li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function Version({ version, older, fields, names }: Entry<'version'> & Pick<HistoryProps, 'fields' | 'names'>) {
  return (
    <>
      <p>
        <b>第{version.version}版</b> {version.enteredBy}，{version.enteredOn}
        {older ? '更正' : '登记'}
      </p>
      {version.reason ? (
        <p>
          {older ? '更正原因：' : ''}
          {version.reason}
        </p>
      ) : null}
      {older ? (
        <Changes changes={changesBetween(fields, older.content, version.content, names)} />
      ) : (
        <p className="quiet">首次提交</p>
      )}
    </>
  )
}

function Changes({ changes }: { readonly changes: ReturnType<typeof changesBetween> }) {
  if (changes.length === 0) return <p className="quiet">内容没有变化。</p>
  return (
    <dl className="changes">
      {changes.map(({ label, before, after, added, removed, list, pieces }) => (
        <div key={label}>
          <dt>{label}</dt>
          {pieces ? (
            <dd className="changed-text">
              <Pieces pieces={pieces} />
            </dd>
          ) : list ? (
            <dd>
              {added.length > 0 ? <ins>增加：{added.join('、')}</ins> : null}
              {removed.length > 0 ? <del>去掉：{removed.join('、')}</del> : null}
            </dd>
          ) : (
            <dd>
              <del>原为：{before}</del>
              <ins>改为：{after}</ins>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

/** Marked by more than colour, and said to whoever hears the page. */
const MARKED = { added: '增', removed: '删' } as const

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map(({ kind, text }, place) => {
    const key = `${place} ${kind}`
    if (kind === 'gap') return <span key={key}>……</span>
    if (kind === 'same') return <span key={key}>{text}</span>
    const Tag = kind === 'added' ? 'ins' : 'del'
    return (
      <Tag key={key} title={MARKED[kind]}>
        {text}
      </Tag>
    )
  })
}
