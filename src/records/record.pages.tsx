/** One record: what was done, what it counts for, and all its versions. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import Button from 'antd/es/button'
import type { ReactNode } from 'react'
import { api, problemOf } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { useRecordKinds } from '#ui/RecordKinds.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { sizeWords } from '#ui/upload.ts'
import { type Names, partsOf, type ShownField, shownFields } from './content.rules.ts'
import { Credits } from './credits.pages.tsx'
import { RECORD_STATES, type RecordView } from './record.schema.ts'
import { Versions } from './versions.pages.tsx'
import './records.css'

/** The record of an address, for reading and for correcting. */
export const recordQuery = (id: string) => ({
  queryKey: ['records.get', id],
  queryFn: () => api.records.get({ id }),
})

/** Loads a record; what is not there, or not to be seen, is said plainly, with the way back. */
export function WithRecord({
  id,
  children,
}: {
  readonly id: string
  readonly children: (record: RecordView) => ReactNode
}) {
  const record = useQuery(recordQuery(id))
  if (record.isPending) return <Loading />
  if (record.data) return children(record.data)
  const { code, message } = problemOf(record.error)
  if (code !== 'NOT_FOUND' && code !== 'BAD_REQUEST') {
    return <Failure error={record.error} onRetry={() => void record.refetch()} />
  }
  return (
    <Page title="纪实">
      <Empty title="看不到这条纪实">
        <p>{message}</p>
        <LinkButton to="/records">回到纪实列表</LinkButton>
      </Empty>
    </Page>
  )
}

export function RecordPage() {
  const { recordId } = useParams({ from: '/signed-in/records/$recordId' })
  return <WithRecord id={recordId}>{(record) => <RecordShown record={record} />}</WithRecord>
}

function RecordShown({ record }: { readonly record: RecordView }) {
  const kind = useRecordKinds()[record.summary.kind]
  const { summary, versions } = record
  const fields = kind ? shownFields(kind.schema) : []
  const names = useNames(record)
  const first = versions.reduce((a, b) => (a.version < b.version ? a : b))
  return (
    <Page
      title={summary.title}
      subtitle={`${kind?.label ?? ''} · ${summary.subject.name} · ${RECORD_STATES[summary.state]} · 第${summary.version}版`}
      extra={<Actions record={record} />}
    >
      <div className="record-view">
        <section className="card" aria-label="内容">
          <h2>内容</h2>
          <Fields fields={fields} record={record} names={names} />
        </section>
        <div className="record-side">
          <section className="card">
            <h2>计入情况</h2>
            <Credits credits={record.credits} />
            {typeof record.content.makesUpFor === 'string' ? (
              <p className="quiet">这是补办：对应的应办事项显示为“逾期完成”，不会抹去逾期。</p>
            ) : null}
          </section>
          <section className="card">
            <h2>登记和更正</h2>
            <p className="quiet">
              {first.enteredBy}于{first.enteredOn}登记，共{versions.length}版；原版本一律保留。
            </p>
            <Versions versions={versions} fields={fields} names={names} />
          </section>
        </div>
      </div>
    </Page>
  )
}

/** Everything that the content mentions by id. */
function useNames(record: RecordView): Names {
  const { recordsFor } = useMe()
  return new Map([
    ...recordsFor.map(({ id, name }) => [id, name] as const),
    ...record.people.map(({ id, name }) => [id, name] as const),
    ...record.files.map(({ id, name }) => [id, name] as const),
    ...record.duties.map(({ id, title }) => [id, title] as const),
    [record.summary.subject.id, record.summary.subject.name],
  ])
}

function Actions({ record }: { readonly record: RecordView }) {
  const { correct } = record.may
  return (
    <div className="record-actions">
      <Button onClick={() => window.print()}>打印</Button>
      {correct === true ? (
        <LinkButton look="primary" to="/records/$recordId/correct" params={{ recordId: record.summary.id }}>
          更正
        </LinkButton>
      ) : (
        <span className="record-may-not">
          <Button disabled aria-describedby="may-not-correct">
            更正
          </Button>
          <small id="may-not-correct" className="quiet">
            {correct}
          </small>
        </span>
      )}
    </div>
  )
}

interface FieldsProps {
  readonly fields: readonly ShownField[]
  readonly record: RecordView
  readonly names: Names
}

function Fields({ fields, record, names }: FieldsProps) {
  return (
    <dl className="fields">
      {fields.map(({ name, meta }) => (
        <div key={name}>
          <dt>{meta.label.replace(/（可不[填传]）$/, '')}</dt>
          <dd>
            <Value name={name} meta={meta} record={record} names={names} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Value({ name, meta, record, names }: ShownField & Omit<FieldsProps, 'fields'>) {
  const value = record.content[name]
  const parts = partsOf(meta, value, names)
  if (parts.length === 0) return <span className="quiet">未填写</span>
  if (meta.widget === 'files') return <Files ids={value as string[]} files={record.files} />
  if (meta.widget === 'long') return <p className="long">{parts.join('')}</p>
  if (meta.widget === 'people') {
    return (
      <>
        {parts.join('、')}
        <span className="quiet">（{parts.length}人）</span>
      </>
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
