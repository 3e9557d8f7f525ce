/** Correcting a record: a new version with a reason. What was written before stays, and late stays late. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import { type ReactNode, useRef, useState } from 'react'
import { api, problemOf } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { useMe } from '#ui/me.ts'
import { useNotice } from '#ui/notice.tsx'
import { Page } from '#ui/Page.tsx'
import { RecordForm } from '#ui/RecordForm.tsx'
import { useRecordKinds, type WebKind } from '#ui/RecordKinds.tsx'
import { Empty } from '#ui/States.tsx'
import { useLeaving } from '#ui/useLeaving.tsx'
import type { Content } from './content.rules.ts'
import { FindingShown } from './finding.pages.tsx'
import { kindParts } from './kind-parts.pages.tsx'
import { FitRemark, madeUpFor, useOccurrence } from './purpose.pages.tsx'
import type { RecordView } from './record.schema.ts'
import { LeaveLink, lastReturn } from './record-actions.pages.tsx'
import { WithRecord } from './with-record.pages.tsx'
import './records.css'

export function CorrectPage() {
  const { recordId } = useParams({ from: '/signed-in/records/$recordId/correct' })
  const kinds = useRecordKinds()
  return (
    <WithRecord id={recordId}>
      {(record) => {
        const kind = kinds[record.summary.kind]
        const refused = kind ? record.may.correct : '本系统不认识这种纪实，请刷新页面后重试。'
        if (refused === true && kind) return <Correction record={record} kind={kind} />
        return (
          <Page title="更正纪实">
            <Empty title="不能更正这条纪实">
              <p>{refused}</p>
              <div className="record-way">
                <LeaveLink record={record} look="primary" />
                <LinkButton to="/records/$recordId" params={{ recordId }}>
                  回到这条纪实
                </LinkButton>
              </div>
            </Empty>
          </Page>
        )
      }}
    </WithRecord>
  )
}

function Correction({ record: current, kind }: { readonly record: RecordView; readonly kind: WebKind }) {
  // The version that the person read stays the ground of the correction, even when a newer one is loaded meanwhile.
  const [record] = useState(current)
  const { id, version, title } = record.summary
  const me = useMe()
  const notice = useNotice()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const [content, setContent] = useState<Content>(record.content)
  const [stale, setStale] = useState<string | null>(null)
  const [makingUp, setMakingUp] = useState(true)
  const changed = useRef(false)
  const reason = useRef('')
  const madeUp = typeof record.content.makesUpFor === 'string' ? record.content.makesUpFor : null
  const step = useOccurrence(madeUp).data?.step
  const leaving = useLeaving(changed, LEAVING)

  const edit = (entered: Content) => {
    changed.current = true
    setContent(entered)
  }
  const submit = async (entered: Record<string, unknown>) => {
    // What it makes up for is judged anew where the day was changed; an occurrence out of sight stays as it was.
    const makesUpFor = step
      ? madeUpFor({ ...step, standing: 'missed' }, entered.heldOn, makingUp)
      : (entered.makesUpFor ?? null)
    try {
      await api.records.correct({ id, version, content: { ...entered, makesUpFor }, reason: reason.current })
    } catch (error) {
      const { rule, message } = problemOf(error)
      if (rule !== 'stale') throw error
      setStale(message)
      return
    }
    changed.current = false
    await cache.invalidateQueries()
    notice.done('已更正，原版本保留。')
    await navigate({ to: '/records/$recordId', params: { recordId: id }, replace: true })
  }

  const back = lastReturn(record)
  const parts = kindParts({ kind, content, edit })
  const remarks: Record<string, ReactNode> = {
    ...parts,
    ...Object.fromEntries(
      (back?.findings ?? []).map((finding) => [
        finding.field,
        <>
          <FindingShown finding={finding} />
          {parts[finding.field]}
        </>,
      ]),
    ),
    ...(step && {
      heldOn: (
        <FitRemark
          step={{ ...step, standing: 'missed' }}
          heldOn={content.heldOn}
          today={me.today}
          makingUp={makingUp}
          onMakingUp={setMakingUp}
        />
      ),
    }),
  }
  return (
    <Page title="更正纪实" subtitle={`${title} · 现为第${version}版`}>
      <div className="record-page">
        <Alert
          type="info"
          showIcon
          className="records-note"
          title="更正会生成新版本，原版本连同更正原因一并保留"
          description="逾期不会因更正消失；更正中新增加的内容（如补上的人员、数量）按今天登记计算。"
        />
        {back?.remark ? (
          <Alert type="warning" showIcon className="records-note" title={`退回意见：${back.remark}`} />
        ) : null}
        {stale ? (
          <Alert
            type="error"
            showIcon
            role="alert"
            className="records-note"
            title={stale}
            description={
              <>
                您填写的内容还在本页，没有覆盖任何人的修改。请
                <a href={`/records/${id}`} target="_blank" rel="noreferrer">
                  在新窗口查看最新版本
                </a>
                ，再从最新版本重新更正。
              </>
            }
          />
        ) : null}
        <div className="card">
          <RecordForm
            schema={kind.schema}
            value={record.content}
            files={record.files}
            people={record.people}
            onChange={edit}
            onSubmit={submit}
            submitLabel="提交更正"
            remarks={remarks}
            actions={
              <LinkButton look="text" to="/records/$recordId" params={{ recordId: id }}>
                取消
              </LinkButton>
            }
          >
            <Form.Item
              name="reason"
              label="更正原因"
              extra="写明哪里有误、依据什么更正，会显示在历次版本里。"
              rules={[
                { required: true, whitespace: true, message: '请写明更正原因' },
                { min: 2, message: '更正原因至少2个字' },
                { max: 200, message: '更正原因不能超过200字' },
              ]}
            >
              <Input.TextArea
                rows={3}
                onChange={({ target }) => {
                  reason.current = target.value
                  changed.current = true
                }}
              />
            </Form.Item>
          </RecordForm>
        </div>
      </div>
      {leaving}
    </Page>
  )
}

const LEAVING = {
  title: '更正还没有提交',
  stay: '继续更正',
  leave: '放弃更正',
  text: '现在离开，刚才的修改不会保存；原来的纪实不受影响。',
}
