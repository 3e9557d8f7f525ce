/** The content of a record, field by field, by the labels of its schema. */
import { sizeWords } from '#ui/upload.ts'
import type { ShownFinding } from './appeal.rules.ts'
import { attendedWords, listOf, type Names, partsOf, type ShownField } from './content.rules.ts'
import { enteredQuantity } from './credit-words.rules.ts'
import { FindingShown, MarkField, type Marking } from './finding.pages.tsx'
import { peopleWords } from './meeting/meeting-words.rules.ts'
import { type Attended, isAsked, type RecordView } from './record.schema.ts'

export interface FieldsProps {
  readonly fields: readonly ShownField[]
  readonly record: RecordView
  readonly names: Names
  /** Given to whoever may return the record. */
  readonly marking?: Marking | undefined
  /** What was found wrong by returns. */
  readonly returned?: readonly ShownFinding[]
}

/** What most records have no use for is shown where it was filled in. */
const RARE: ReadonlySet<string> = new Set(['items', 'label'])

/** The fields in the order of the form; one left empty says so. */
export function Fields({ fields, record, names, marking, returned = [] }: FieldsProps) {
  const filledOrUsual = ({ name, meta }: ShownField) =>
    isAsked(meta, record.content) && (!RARE.has(name) || partsOf(meta, record.content[name], names).length > 0)
  return (
    <dl className="fields">
      {fields.filter(filledOrUsual).map(({ name, meta }) => (
        <div key={name}>
          <dt>{meta.label}</dt>
          <dd>
            <Value name={name} meta={meta} record={record} names={names} />
            {returned
              .filter((finding) => finding.field === name)
              .map((finding) => (
                <FindingShown key={finding.label} finding={finding} />
              ))}
            {marking ? <MarkField field={name} label={meta.label} {...marking} /> : null}
          </dd>
        </div>
      ))}
      {record.attended ? <Attendance attended={record.attended} /> : null}
    </dl>
  )
}

/** Counted, not entered: nothing to mark as wrong. */
const Attendance = ({ attended }: { readonly attended: Attended }) => (
  <div>
    <dt>出席情况</dt>
    <dd>
      {attendedWords(attended)}
      {attended.missing.length > 0 ? <span className="quiet">（缺席：{attended.missing.join('、')}）</span> : null}
    </dd>
  </div>
)

function Value({ name, meta, record, names }: ShownField & Pick<FieldsProps, 'record' | 'names'>) {
  const value = record.content[name]
  const parts = partsOf(meta, value, names)
  if (parts.length === 0) return <span className="quiet">未填写</span>
  if (meta.widget === 'files') return <Files ids={value as string[]} files={record.files} />
  if (meta.widget === 'long') return <p className="long">{parts.join('')}</p>
  if (meta.widget === 'people') {
    return (
      <>
        {parts.join('、')}
        <span className="quiet">（{peopleWords(name, listOf(value).length, record)}）</span>
      </>
    )
  }
  if (name === 'quantity') {
    return enteredQuantity(
      Number(value),
      [...record.duties, ...record.credits.flatMap(({ duties }) => duties)].map(({ unit }) => unit),
    )
  }
  return parts.join('；')
}

function Files({ ids, files }: { readonly ids: readonly string[]; readonly files: RecordView['files'] }) {
  return (
    <ul className="files-shown">
      {ids.map((id) => {
        const file = files.find((one) => one.id === id)
        return (
          <li key={id}>
            <a href={`/api/files/${id}`} download>
              {file?.name ?? '附件'}
            </a>
            {file ? <span className="quiet">（{sizeWords(file.size)}）</span> : null}
          </li>
        )
      })}
    </ul>
  )
}
