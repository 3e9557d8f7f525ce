/** The page on which a record is corrected: what was begun goes on, and what may not be corrected says why. */
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { LinkButton } from '#ui/LinkButton.tsx'
import { Page } from '#ui/Page.tsx'
import { useRecordKinds } from '#ui/RecordKinds.tsx'
import { Empty } from '#ui/States.tsx'
import { useBegunCorrection } from './correct-kept.pages.tsx'
import { Correction, type CorrectionProps } from './correction.pages.tsx'
import { LeaveLink } from './record-actions.pages.tsx'
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
        if (refused === true && kind) return <Resumed record={record} kind={kind} />
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

/** Goes on with what was typed before; starting anew gives the form its first content back. */
function Resumed({ record, kind }: CorrectionProps) {
  const begun = useBegunCorrection(record.summary.id)
  const [{ kept, round }, setStart] = useState(() => ({ kept: begun.read(), round: 0 }))
  const startAnew = () => {
    begun.forget()
    setStart({ kept: null, round: round + 1 })
  }
  return (
    <Correction
      key={round}
      record={record}
      kind={kind}
      kept={kept}
      keep={begun.keep}
      forget={begun.forget}
      onStartAnew={startAnew}
    />
  )
}
