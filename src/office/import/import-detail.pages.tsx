/** One import: how far it is, what was found, its confirmation, what came of it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import Button from 'antd/es/button'
import { type ReactNode, useState } from 'react'
import { Confirm } from '#ui/Confirm.tsx'
import { api } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { Failure, Loading } from '#ui/States.tsx'
import { useProblem } from '#ui/useProblem.ts'
import { IMPORT_KINDS, type Import, stateWords } from './import.schema.ts'
import { ImportRows } from './import-rows.pages.tsx'

/** Remarks that are named one by one. */
const NAMED = 5

/** How often progress is asked for, in milliseconds. */
const POLL = 1000

const running = ({ state }: Import) => state === 'reading' || state === 'writing'

/** One import, asked for again and again while it runs. */
export const useImport = (id: string) =>
  useQuery({
    queryKey: ['imports.get', id],
    queryFn: () => api.imports.get({ id }),
    refetchInterval: ({ state }) => (state.data && running(state.data) ? POLL : false),
  })

export function ImportDetail({ id }: { readonly id: string }) {
  const found = useImport(id)
  if (found.isPending) return <Loading />
  if (found.isError) return <Failure error={found.error} onRetry={() => void found.refetch()} />
  const one = found.data
  return (
    <>
      <section className="card import-head" aria-label="导入情况">
        <h2>
          {IMPORT_KINDS[one.kind]}：{one.fileName}{' '}
          <span className={`import-state import-state-${one.state}`}>{stateWords(one)}</span>
        </h2>
        {running(one) ? <Running one={one} /> : null}
        {one.state === 'failed' ? <Failed one={one} /> : null}
        {one.state === 'review' ? <Review one={one} /> : null}
        {one.state === 'done' ? <Done one={one} /> : null}
      </section>
      {one.state === 'review' || one.state === 'done' ? <ImportRows one={one} /> : null}
    </>
  )
}

interface Step {
  readonly one: Import
}

/** Sends a command about the import and shows what it is then. */
function useStep({ id }: Import) {
  const client = useQueryClient()
  const problem = useProblem()
  const [busy, setBusy] = useState(false)
  /** `leave` where nothing is left to be shown: asked for again, it would not be found. */
  const send = async (command: (input: { id: string }) => Promise<unknown>, leave?: () => Promise<void>) => {
    setBusy(true)
    try {
      await command({ id })
      await leave?.()
      if (leave)
        for (const queryKey of [
          ['imports.get', id],
          ['imports.rows', id],
        ])
          client.removeQueries({ queryKey })
    } catch (error) {
      problem(error)
    } finally {
      await Promise.all(
        [['imports.get', id], ['imports.rows', id], ['imports.list']].map((queryKey) =>
          client.invalidateQueries({ queryKey }),
        ),
      )
      setBusy(false)
    }
  }
  return { busy, send }
}

function Running({ one }: Step) {
  const { busy, send } = useStep(one)
  const job = useQuery({
    queryKey: ['jobs.get', one.jobId],
    queryFn: () => api.jobs.get({ id: one.jobId! }),
    enabled: one.jobId !== null,
    refetchInterval: POLL,
    gcTime: 0,
  })
  const { done = 0, total = 0, message = '' } = job.data ?? {}
  const words = message || (one.state === 'reading' ? '正在排队，马上开始核对' : '正在写入')
  return (
    <>
      <div className="import-progress" role="status">
        <progress max={total || 1} value={total ? done : undefined} aria-label="导入进度" />
        <span>
          {words}
          {total > 0 && one.state === 'writing' ? `：${done}／${total}行` : ''}……可以离开本页，不会中断。
        </span>
      </div>
      {one.stuck ? (
        <div className="import-actions">
          <span>已有一会儿没有进展，可能服务重启过。已写入的不会重复写入。</span>
          <Button loading={busy} onClick={() => void send(api.imports.resume)}>
            继续
          </Button>
        </div>
      ) : null}
    </>
  )
}

function Failed({ one }: Step) {
  const { busy, send } = useStep(one)
  const { create, update } = one.written
  const written = create + update > 0 ? `在此之前已新增${create}行、更新${update}行。` : ''
  return (
    <>
      <p className="import-problem" role="alert">
        {one.problem ?? '没有读成，请重新上传。'}
      </p>
      {one.stuck ? (
        <p>{written}可以从中断处继续，已写入的不会重复。</p>
      ) : written ? (
        <p>{written}重新上传同一份表格，写入过的不会重复。</p>
      ) : null}
      <div className="import-actions">
        {one.stuck ? (
          <>
            <Button type="primary" loading={busy} onClick={() => void send(api.imports.resume)}>
              继续写入
            </Button>
            <Button disabled={busy} onClick={() => void send(api.imports.discard)}>
              放弃，不再写入
            </Button>
          </>
        ) : (
          <LinkButton look="primary" to="/import" search={{ kind: one.kind }}>
            重新上传
          </LinkButton>
        )}
      </div>
    </>
  )
}

function Review({ one }: Step) {
  const navigate = useNavigate()
  const { busy, send } = useStep(one)
  const { create, update, same, problem } = one.found
  const writes = create + update
  const remarks = useRemarks(one)
  const parts = [create > 0 ? `新增${create}行` : null, update > 0 ? `更新${update}行` : null].filter(Boolean)
  return (
    <>
      <p className="import-sum">
        <b>确认后将{parts.join('、')}。</b>
        {same > 0 ? `${same}行与系统中相同，不变。` : ''}
        {problem > 0 ? `${problem}行有问题，不会写入；可以下载这些行，改好后再上传。` : ''}
        写入后不能整批撤销，请先看清下面的核对结果。
        {one.kind === 'ledger' ? '登记日期是确认当天；替支部登记的，还要由支部确认。' : ''}
      </p>
      {remarks ? (
        <div className="import-remarks" role="note">
          <b>{one.remarked}行有提示，请先看清：</b>
          {remarks}
        </div>
      ) : null}
      <div className="import-actions">
        {remarks ? (
          <Confirm
            title={`${one.remarked}行有提示，仍要导入吗？`}
            description={remarks}
            okText={`导入${writes}行`}
            cancelText="再看看"
            onConfirm={() => void send(api.imports.confirm)}
          >
            <Button type="primary" loading={busy}>
              确认导入{writes}行
            </Button>
          </Confirm>
        ) : (
          <Button
            type="primary"
            loading={busy}
            disabled={one.remarked > 0}
            onClick={() => void send(api.imports.confirm)}
          >
            确认导入{writes}行
          </Button>
        )}
        {problem > 0 ? <Problems one={one} /> : null}
        <Button
          disabled={busy}
          onClick={async () => {
            await send(api.imports.discard, () => navigate({ to: '/import', search: { kind: one.kind } }))
          }}
        >
          放弃，不导入
        </Button>
      </div>
    </>
  )
}

/** The remarks of an import by name, as many as are read; null where there are none, or they are not here yet. */
function useRemarks({ id, remarked }: Import): ReactNode {
  const found = useQuery({
    queryKey: ['imports.rows', id, 'remarks'],
    queryFn: () => api.imports.rows({ id, remarked: true, limit: NAMED }),
    enabled: remarked > 0,
  })
  if (!found.data || found.data.total === 0) return null
  const { rows, total } = found.data
  return (
    <ul>
      {rows.flatMap(({ row, title, changes }) =>
        changes
          .filter(({ remark }) => remark)
          .map(({ label, to }) => (
            <li key={`${row} ${label}`}>
              第{row}行 {title}：{label}：{to}
            </li>
          )),
      )}
      {total > rows.length ? <li>其余{total - rows.length}行见下面的“有提示”。</li> : null}
    </ul>
  )
}

function Done({ one }: Step) {
  const { busy, send } = useStep(one)
  const left = useQuery({
    queryKey: ['imports.rows', one.id, 'left'],
    queryFn: () => api.imports.rows({ id: one.id, limit: 1 }),
  })
  const { create, update } = one.written
  const problems = one.found.problem + one.written.problem
  return (
    <>
      <p className="import-sum">
        <b>
          {one.found.create + one.found.update > 0
            ? `已新增${create}行、更新${update}行。`
            : problems > 0
              ? '没有可以写入的行。'
              : '没有变化，不用确认。'}
        </b>
        {one.found.same > 0 ? `${one.found.same}行与系统中相同。` : ''}
        {problems > 0 ? `${problems}行有问题，没有写入；可以下载这些行，改好后再上传。` : ''}
        {one.remarked > 0 ? `其中${one.remarked}行有提示，确认前已逐行列出。` : ''}
      </p>
      <div className="import-actions">
        {one.kind === 'ledger' ? (
          <LinkButton look="primary" to="/records">
            查看纪实
          </LinkButton>
        ) : (
          <LinkButton look="primary" to="/office">
            查看组织和人员
          </LinkButton>
        )}
        <LinkButton to="/import">继续导入</LinkButton>
        {left.data && left.data.total > 0 ? (
          <>
            <Problems one={one} />
            <Button type="text" loading={busy} onClick={() => void send(api.imports.discard)}>
              清除问题行
            </Button>
          </>
        ) : null}
      </div>
      {left.data && left.data.total > 0 ? <p className="quiet import-kept">问题行最多保留7天。</p> : null}
    </>
  )
}

const Problems = ({ one: { id } }: Step) => (
  <Button href={`/api/import-problems/${id}.xlsx`} download>
    下载问题行
  </Button>
)
