/** Correcting a record: a new version with a reason. What was written before stays, and late stays late. */
import { useQueryClient } from '@tanstack/react-query'
import { useBlocker, useNavigate } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Form from 'antd/es/form'
import Input from 'antd/es/input'
import { type ReactNode, useRef, useState } from 'react'
import { api, problemOf } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { useMe } from '#ui/me.ts'
import { useNotice } from '#ui/notice.tsx'
import { Page } from '#ui/Page.tsx'
import { RecordForm } from '#ui/RecordForm.tsx'
import type { WebKind } from '#ui/RecordKinds.tsx'
import { Refused } from '#ui/Refused.tsx'
import { meanwhileWords } from './action.rules.ts'
import { failedAppealOf, failedWords, lastReturn, shownFindings } from './appeal.rules.ts'
import { Asked, type AskedAbout } from './asked.pages.tsx'
import type { Content } from './content.rules.ts'
import type { BegunCorrection } from './correct-kept.pages.tsx'
import { Corrects, useWithout } from './counted.pages.tsx'
import { FindingShown } from './finding.pages.tsx'
import { kindParts } from './kind-parts.pages.tsx'
import { FitRemark, madeUpFor, useOccurrence } from './purpose.pages.tsx'
import type { RecordView } from './record.schema.ts'
import { ClosedNote } from './record-actions.pages.tsx'

export interface CorrectionProps {
  readonly record: RecordView
  readonly kind: WebKind
}

interface FormProps extends CorrectionProps {
  readonly kept: BegunCorrection | null
  readonly keep: (correction: BegunCorrection) => void
  readonly forget: () => void
  readonly onStartAnew: () => void
}

export function Correction({ record: current, kind, kept, keep, forget, onStartAnew }: FormProps) {
  // The version that the person read stays the ground of the correction, even when a newer one is loaded meanwhile.
  const [read] = useState(current)
  // What was done with that version is news: its findings stand beside the fields as soon as they are known.
  const record = current.summary.version === read.summary.version ? current : read
  const { id, title } = record.summary
  const version = kept?.version ?? record.summary.version
  const me = useMe()
  const notice = useNotice()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const [start] = useState<Content>(kept?.content ?? record.content)
  const [content, setContent] = useState(start)
  const [stale, setStale] = useState<string | null>(
    version === record.summary.version ? null : '这条纪实已有新的版本，您的更正是从旧版本开始的。',
  )
  const [refused, setRefused] = useState(0)
  const [unmended, setUnmended] = useState<AskedAbout | null>(null)
  const [seen] = useState(kept?.seen ?? read.actions.length)
  const acted = record.actions.length > seen ? record.actions[0] : undefined
  const [makingUp, setMakingUp] = useState(kept?.makingUp ?? true)
  const changed = useRef(kept !== null)
  const reason = useRef(kept?.reason ?? '')
  const madeUp = typeof record.content.makesUpFor === 'string' ? record.content.makesUpFor : null
  const step = useOccurrence(madeUp).data?.step
  // Kept in the tab, it outlives every way but the closing of the tab.
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: () => changed.current })

  // What it makes up for is judged anew where the day was changed; an occurrence out of sight stays as it was.
  const whole = (entered: Content) => ({
    ...entered,
    makesUpFor: step ? madeUpFor({ ...step, standing: 'missed' }, entered.heldOn, makingUp) : madeUp,
  })
  const keepAll = (entered: Content, wanted = makingUp) => {
    changed.current = true
    keep({ version, seen, content: entered, reason: reason.current, makingUp: wanted })
  }
  const edit = (entered: Content) => {
    setContent(entered)
    keepAll(entered)
  }
  const makeUp = (wanted: boolean) => {
    setMakingUp(wanted)
    keepAll(content, wanted)
  }
  const submit = async (entered: Content, unmendedConfirmed = false) => {
    try {
      await api.records.correct({
        ...{ id, version, seen: record.actions.length, reason: reason.current },
        ...{ content: whole(entered), unmendedConfirmed },
      })
    } catch (error) {
      const { rule, message } = problemOf(error)
      if (rule === 'unmended') return setUnmended({ content: entered, message })
      if (rule !== 'stale' && rule !== 'acted') throw error
      // Whoever starts anew starts from what is there now; what was done with the record is shown, and sent with the next.
      await cache.invalidateQueries()
      if (rule === 'stale') setStale(message)
      setRefused((times) => times + 1)
      return
    }
    changed.current = false
    forget()
    setUnmended(null)
    await cache.invalidateQueries()
    notice.done('已更正，原版本保留。')
    await navigate({ to: '/records/$recordId', params: { recordId: id }, replace: true })
  }

  const failed = failedAppealOf(record)
  const back = lastReturn(record)
  const entry = whole(content)
  const without = useWithout(kind, entry)
  const parts = kindParts({ kind, content: entry, edit })
  const remarks: Record<string, ReactNode> = {
    ...parts,
    ...Object.fromEntries(
      [...Map.groupBy(shownFindings(record), ({ field }) => field)].map(([field, findings]) => [
        field,
        <>
          {findings.map((finding) => (
            <FindingShown key={finding.label} finding={finding} />
          ))}
          {parts[field]}
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
          onMakingUp={makeUp}
        />
      ),
    }),
  }
  return (
    <Page title="更正纪实" subtitle={`${title} · 现为第${version}版`}>
      <div className="record-page">
        <ClosedNote record={record} />
        <Alert
          type="info"
          showIcon
          className="records-note"
          title="更正会生成新版本，原版本连同更正原因一并保留"
          description="逾期不会因更正消失；更正中新增加的内容（如补上的人员、数量）按今天登记计算。"
        />
        {failed ? (
          <Alert
            type="warning"
            showIcon
            className="records-note"
            title="申诉未成立，请按退回意见更正"
            description={failedWords(failed).map((line) => <p key={line}>{line}</p>)}
          />
        ) : back?.remark ? (
          <Alert type="warning" showIcon className="records-note" title={`退回意见：${back.remark}`} />
        ) : null}
        {acted && !stale ? (
          <Refused
            className="records-note"
            nth={refused}
            title={meanwhileWords(acted)}
            description="您填写的内容还在本页，没有提交。"
          />
        ) : null}
        {stale ? (
          <Refused
            className="records-note"
            nth={refused}
            title={stale}
            description={
              <>
                您填写的内容还在本页，没有覆盖任何人的修改。请
                <a href={`/records/${id}`} target="_blank" rel="noreferrer">
                  在新窗口查看最新版本
                </a>
                ，再
                <Button type="link" size="small" onClick={onStartAnew}>
                  从最新版本重新更正
                </Button>
                。
              </>
            }
          />
        ) : null}
        <div className="card">
          {kept ? (
            <p className="quiet resumed" role="status">
              已恢复上次没有提交的更正。
              <Button type="link" size="small" onClick={onStartAnew}>
                放弃，重新更正
              </Button>
            </p>
          ) : null}
          <Corrects value>
            <RecordForm
              schema={kind.kept ?? kind.schema}
              value={start}
              files={record.files}
              people={record.people}
              onChange={edit}
              onSubmit={(entered) => submit(entered)}
              submitLabel="提交更正"
              remarks={remarks}
              without={without}
              makesUpFor={entry.makesUpFor}
              actions={
                <>
                  <LinkButton look="text" to="/records/$recordId" params={{ recordId: id }}>
                    返回
                  </LinkButton>
                  <span className="quiet">没有提交的内容留在本页面，关闭页面或退出登录后清除。</span>
                </>
              }
            >
              <Form.Item
                name="reason"
                initialValue={reason.current}
                // Not at every character: the form as a whole speaks up while one types.
                validateTrigger="onBlur"
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
                    keepAll(content)
                  }}
                />
              </Form.Item>
            </RecordForm>
          </Corrects>
        </div>
        <Asked
          title="退回意见所指的还没有改"
          okText="不需要改，仍要提交"
          asked={unmended}
          onCancel={() => setUnmended(null)}
          onConfirm={(entered) => submit(entered, true)}
        />
      </div>
    </Page>
  )
}
