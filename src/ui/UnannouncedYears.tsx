/** That the holidays of some years are not known yet; for whoever may enter them, with the way there. */
import { Link } from '@tanstack/react-router'
import Alert from 'antd/es/alert'
import { can, useMe } from './me.ts'
import './controls.css'

interface UnannouncedProps {
  readonly years: readonly number[]
  /** What follows from it: a clause without a full stop. */
  readonly effect: string
}

/** The same in few words, above days that lie in such years. */
export function UnannouncedLine({ years }: Pick<UnannouncedProps, 'years'>) {
  const me = useMe()
  if (years.length === 0) return null
  return (
    <p className="quiet unannounced">
      {years.join('、')}年{can(me, 'plan.publish') ? <Link to="/holidays">放假安排</Link> : '放假安排'}
      还没有录入，下列{years.join('、')}年的日期暂按周末推算。
    </p>
  )
}

export function UnannouncedYears({ years, effect }: UnannouncedProps) {
  const me = useMe()
  if (years.length === 0) return null
  return (
    <Alert
      type="warning"
      showIcon
      className="unannounced"
      title={
        <>
          {years.join('、')}年放假安排还没有录入，{effect}。
          {can(me, 'plan.publish') ? (
            <>
              国务院办公厅公布后，请在<Link to="/holidays">节假日安排</Link>中录入，期限随即重算。
            </>
          ) : (
            '国务院办公厅公布、机关党委录入后，期限自动重算。'
          )}
        </>
      }
    />
  )
}
