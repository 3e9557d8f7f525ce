/** Beside the day of a new record: that its period is closed, and the way to ask for leave without leaving the form. */
import { useQuery } from '@tanstack/react-query'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import { useState } from 'react'
import { AskDialog } from '#duties/closing-ask.pages.tsx'
import { api } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { useMe } from '#ui/me.ts'
import type { Content } from './content.rules.ts'

/** How often a day that is closed is asked after again, in milliseconds. */
const AGAIN = 60_000

/** What is known of the day of a form; nothing where it is not chosen yet. */
export function useClosure({ subjectId, heldOn }: Content) {
  const subject = useMe().recordsFor.find(({ id }) => id === subjectId)
  const asked = typeof heldOn === 'string' && heldOn !== '' && subject ? { subjectId: subject.id, heldOn } : null
  const found = useQuery({
    queryKey: ['closings.forDay', asked],
    queryFn: () => api.closings.forDay(asked!),
    enabled: asked !== null,
    // Whoever decides does so elsewhere, while the form stays open.
    refetchInterval: ({ state }) => (state.data?.closure && !state.data.permit ? AGAIN : false),
    refetchOnWindowFocus: 'always',
  })
  return { asked, subject, ...found.data }
}

/** Nothing where the day is open, or not chosen yet. */
export function ClosedDay({ content }: { readonly content: Content }) {
  const [asking, setAsking] = useState(false)
  const { asked, subject, closure, permit, through } = useClosure(content)
  if (permit)
    return (
      <Alert
        type="info"
        showIcon
        role="status"
        title={`已关账至${permit.through}（含当日）；经批准，${asked?.heldOn}的纪实可以补登到${permit.until}（含当日）。`}
      />
    )
  if (!asked || !subject || !closure || !through) return null
  return (
    <>
      <Alert
        type="warning"
        showIcon
        role="status"
        title={closure.why}
        action={
          closure.asked ? (
            <LinkButton to="/approvals">查看申请</LinkButton>
          ) : (
            <Button onClick={() => setAsking(true)}>申请补登更正</Button>
          )
        }
      />
      {asking ? (
        <AskDialog through={through} place={{ subject, heldOn: asked.heldOn }} onClose={() => setAsking(false)} />
      ) : null}
    </>
  )
}
