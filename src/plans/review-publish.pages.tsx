/** Publishing: says what will happen, asks about what is undecided, and leads to the board. */
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Checkbox from 'antd/es/checkbox'
import Modal from 'antd/es/modal'
import Radio from 'antd/es/radio'
import { useRef, useState } from 'react'
import { api, problemOf } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { useMe } from '#ui/me.ts'
import type { Earlier } from './earlier.schema.ts'
import { carriableOf, leftOf } from './earlier-words.rules.ts'
import { hindrance } from './hindrance.rules.ts'
import type { PlanReview } from './plan.schema.ts'
import { Carriable, StillInForce } from './publish-earlier.pages.tsx'
import { PublishPreviewed } from './publish-preview.pages.tsx'
import { countStates, SHOWN_STATES } from './review.rules.ts'

export interface PublishProps {
  readonly review: PlanReview
  /** What the earlier version of the plan asks. */
  readonly earlier: Earlier | undefined
  readonly onCarry: (ids: readonly string[]) => void
  /** Shows an item that stops the publishing. */
  readonly onShow: (id: string) => void
  /** Shows what is still undecided. */
  readonly onUndecided: () => void
  readonly onClose: () => void
  /** It is published: what was narrowed for reviewing is not any more. */
  readonly onPublished: () => void
}

export function PublishDialog(props: PublishProps) {
  const { review, earlier, onCarry, onShow, onUndecided, onClose, onPublished } = props
  const client = useQueryClient()
  const { today } = useMe()
  const [leaveOut, setLeaveOut] = useState(false)
  const [from, setFrom] = useState<'today' | 'start'>(review.plan.year < Number(today.slice(0, 4)) ? 'start' : 'today')
  const owedFrom = from === 'today' ? today : null
  const { plan, items } = review
  const counts = countStates(items)
  const accepted = items.filter(({ state }) => state === 'accepted')
  const carriable = earlier ? carriableOf(earlier, accepted) : []
  const left = earlier ? leftOf(earlier, items, true) : []
  const incomplete = accepted.filter(({ draft }) => hindrance(draft) !== null)
  const sent = useRef(false)
  const publish = useMutation({
    mutationFn: () => api.plans.publish({ id: plan.id, leaveOutUndecided: leaveOut, owedFrom }),
    onSuccess: () => {
      onPublished()
      // Of what is published there is no preview any more.
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'plans.preview' })
    },
    onError: () => {
      sent.current = false
    },
  })
  const complete = accepted.length > 0 && incomplete.length === 0
  const preview = useQuery({
    // A decision is shown before the server has it: when its version comes, the preview is asked for again.
    queryKey: ['plans.preview', { id: plan.id, owedFrom, decided: items.map(({ version }) => version).join() }],
    queryFn: () => api.plans.preview({ id: plan.id, owedFrom }),
    enabled: complete && !publish.isSuccess,
    placeholderData: keepPreviousData,
    // Decisions change between two openings of the dialog.
    gcTime: 0,
  })
  const begun = accepted.some(({ draft }) => draft.inForce.from < today)
  // Until the preview is there the dialog grows, and a press on its button could go nowhere.
  const previewed = !preview.isLoading && preview.data?.duties !== 0
  const ready = complete && (counts.proposed === 0 || leaveOut) && previewed
  if (publish.data) {
    return (
      <Modal open title="已发布" onCancel={onClose} footer={null}>
        <p>
          《{plan.title}》已发布，形成责任事项{publish.data.duties}项。各单位、各岗位登录后即可看到自己的应办事项。
        </p>
        <StillInForce plan={plan} duties={left} published />
        <p className="publish-next">
          <LinkButton look="primary" to="/board" search={{ year: plan.year, plan: plan.id }} onClick={onClose}>
            在看板上查看
          </LinkButton>
        </p>
      </Modal>
    )
  }
  return (
    <Modal
      open
      title={`发布《${plan.title}》`}
      onCancel={onClose}
      onOk={() => {
        // A second click comes before the button shows that it is busy.
        if (sent.current) return
        sent.current = true
        publish.mutate()
      }}
      okText={`发布到${plan.year}年`}
      cancelText="再看看"
      className="publish-dialog"
      okButtonProps={{ disabled: !ready }}
      confirmLoading={publish.isPending}
    >
      <dl className="publish-counts">
        <Count label="已采纳" value={counts.accepted} />
        <Count label="不作任务" value={counts.rejected} />
        <Count label="待审核" value={counts.proposed} />
        {counts.carried > 0 ? <Count label={SHOWN_STATES.carried} value={counts.carried} /> : null}
      </dl>
      <p>
        发布后，各责任单位、岗位立即可以看到{plan.year}
        年的责任事项。审核结果不能再改；任务名称、由谁负责、多久一次等以后要改的，在本页任务下面点开责任事项，用“调整”修改或撤销。
      </p>
      {begun ? (
        <Radio.Group
          className="publish-from"
          aria-label="从哪天起要求"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
          options={[
            { value: 'today', label: '从今天起要求：已经过去的周期不列，正在进行的周期完整计入' },
            { value: 'start', label: '从年初起要求：过去的周期也列出，没有纪实的显示为“未完成”，可以补办' },
          ]}
        />
      ) : null}
      {counts.proposed > 0 ? (
        <div className="publish-undecided">
          <p>
            还有{counts.proposed}项没有审核。请先
            <Button type="link" size="small" onClick={onUndecided}>
              逐项审核
            </Button>
            ，或者确认：
          </p>
          <Checkbox checked={leaveOut} onChange={(event) => setLeaveOut(event.target.checked)}>
            这{counts.proposed}项不发布，不形成责任事项
          </Checkbox>
        </div>
      ) : null}
      <Carriable ids={carriable} onCarry={onCarry} />
      <StillInForce plan={plan} duties={left} published={false} />
      {preview.data ? (
        <PublishPreviewed
          year={plan.year}
          preview={{ ...preview.data, twins: preview.data.twins.filter(({ itemId }) => !carriable.includes(itemId)) }}
          onShow={onShow}
        />
      ) : null}
      {preview.isError ? <Alert type="error" showIcon title={problemOf(preview.error).message} /> : null}
      {accepted.length === 0 ? (
        <Alert type="warning" showIcon title="还没有采纳任何任务，没有可以发布的内容。" />
      ) : null}
      {incomplete.length > 0 ? (
        <Alert
          type="error"
          showIcon
          title={`有${incomplete.length}项已采纳的任务还不完整，修改后才能发布：`}
          description={
            <ul className="publish-stops">
              {incomplete.map(({ id, draft }) => (
                <li key={id}>
                  <Button type="link" size="small" onClick={() => onShow(id)}>
                    {draft.title}
                  </Button>
                  {hindrance(draft)}
                </li>
              ))}
            </ul>
          }
        />
      ) : null}
      {publish.isError ? <Alert type="error" showIcon role="alert" title={problemOf(publish.error).message} /> : null}
    </Modal>
  )
}

function Count({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  )
}
