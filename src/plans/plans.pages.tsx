/** All plans of the bureau: upload one, see how its reading goes, open it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { api, problemOf } from '#ui/client.ts'
import { FileUpload } from '#ui/FileUpload.tsx'
import { LinkButton } from '#ui/LinkButton.tsx'
import { can, useMe } from '#ui/me.ts'
import { useNotice } from '#ui/notice.tsx'
import { Page } from '#ui/Page.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { UPLOAD_LIMITS, type UploadedFile } from '#ui/upload.ts'
import type { PlanSummary } from './plan.schema.ts'
import { PlanStateTag, ReadingProgress } from './plan-state.pages.tsx'
import './plans.css'

const FORMATS = UPLOAD_LIMITS.plan.accept.split(',').map((extension) => extension.slice(1))

export function PlansPage() {
  const mayEdit = can(useMe(), 'plan.edit')
  const list = useQuery({
    queryKey: ['plans.list'],
    queryFn: () => api.plans.list({}),
    refetchInterval: ({ state }) => (state.data?.plans.some((plan) => plan.state === 'reading') ? 4000 : false),
  })
  return (
    <Page title="要点" subtitle="年度党建工作要点：上传、审核任务、发布责任事项">
      {mayEdit ? <NewPlan /> : null}
      {list.isError ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data ? (
        <PlanList plans={list.data.plans} mayEdit={mayEdit} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

function NewPlan() {
  const client = useQueryClient()
  const notice = useNotice()
  const [problem, setProblem] = useState<string | null>(null)
  const create = async ({ id, name }: UploadedFile) => {
    setProblem(null)
    try {
      await api.plans.create({ fileId: id })
      notice.done(`已收到“${name}”，正在读取`)
      await client.invalidateQueries({ queryKey: ['plans.list'] })
    } catch (error) {
      setProblem(problemOf(error).message)
    }
  }
  return (
    <section className="card plan-new" aria-label="上传要点">
      <h2>上传要点</h2>
      <FileUpload purpose="plan" max={1} label="选择要点文件" onUploaded={(file) => void create(file)} />
      {problem ? (
        <p className="plan-problem" role="alert">
          {problem}
        </p>
      ) : null}
      <p className="quiet">
        支持的格式：{FORMATS.join('、')}（文本文件UTF-8、GBK编码均可）。 PDF须由电子文档导出，扫描件读不出文字。
        请勿上传涉密文件，标有密级的文件系统不予接收。
      </p>
    </section>
  )
}

interface PlanListProps {
  readonly plans: readonly PlanSummary[]
  readonly mayEdit: boolean
}

function PlanList({ plans, mayEdit }: PlanListProps) {
  if (plans.length === 0) {
    return (
      <Empty title="还没有要点">
        <p>
          {mayEdit
            ? '请在上方选择年度党建工作要点的正文文件。系统会逐句读出其中的任务，由您核对后发布。'
            : '要点由机关党委上传并发布，发布后可以在这里查看。'}
        </p>
      </Empty>
    )
  }
  return (
    <ul className="plan-list">
      {plans.map((plan) => (
        <li key={plan.id} className="card">
          <PlanCard plan={plan} mayEdit={mayEdit} />
        </li>
      ))}
    </ul>
  )
}

function PlanCard({ plan, mayEdit }: { readonly plan: PlanSummary; readonly mayEdit: boolean }) {
  const { id, title, year, state, fileName, createdAt, publishedAt } = plan
  const readable = state === 'review' || state === 'published'
  return (
    <>
      <div className="plan-head">
        <h2>
          {readable ? (
            <Link to="/plans/$planId" params={{ planId: id }}>
              {title}
            </Link>
          ) : (
            title
          )}
        </h2>
        <PlanStateTag state={state} />
      </div>
      <p className="quiet">
        {year}年度 · {fileName} · {localDay(createdAt)}上传{publishedAt ? ` · ${localDay(publishedAt)}发布` : ''}
      </p>
      {state === 'reading' ? <ReadingProgress plan={plan} /> : null}
      {state === 'failed' ? (
        <p className="plan-problem" role="alert">
          {plan.problem ? asSentence(plan.problem) : '读取没有完成，请重新上传。'}
        </p>
      ) : null}
      {readable ? <PlanFacts plan={plan} mayEdit={mayEdit} /> : null}
    </>
  )
}

function PlanFacts({ plan: { id, year, state, counts }, mayEdit }: { plan: PlanSummary; mayEdit: boolean }) {
  const total = counts.proposed + counts.accepted + counts.rejected
  return (
    <div className="plan-facts">
      <span>
        共{total}条任务：已采纳{counts.accepted}，不作任务{counts.rejected}，待审核{counts.proposed}
        {state === 'published' ? `；责任事项${counts.duties}项` : ''}
      </span>
      {state === 'published' ? (
        <LinkButton to="/board" search={{ year, plan: id }}>
          在看板上查看
        </LinkButton>
      ) : (
        <LinkButton look={mayEdit ? 'primary' : 'default'} to="/plans/$planId" params={{ planId: id }}>
          {mayEdit ? (counts.proposed === total ? '开始审核' : '继续审核') : '查看'}
        </LinkButton>
      )}
    </div>
  )
}

/** Closes a sentence that came without its full stop. */
const asSentence = (text: string) => (/[。！？]$/.test(text) ? text : `${text}。`)

/** The day in Beijing of a moment. */
const localDay = (moment: string) =>
  new Date(moment).toLocaleDateString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'long' })
