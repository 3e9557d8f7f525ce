/** The first-run tour: offered on the first page, never forced, and there again whenever it is asked for. */
import Button from 'antd/es/button'
import AntTour from 'antd/es/tour'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { useMe } from './me.ts'
import { TOURS, type TourStop } from './tour.data.ts'

interface TourControl {
  readonly start: () => void
  /** Whether it is still to be offered to this person on this machine. */
  readonly offered: boolean
  readonly decline: () => void
}

const TourContext = createContext<TourControl | null>(null)

export function useTour(): TourControl {
  const control = useContext(TourContext)
  if (!control) throw new Error('TourProvider is missing')
  return control
}

const keyOf = (accountId: string) => `jianxing.tour.${accountId}`

function wasSeen(accountId: string): boolean {
  try {
    return localStorage.getItem(keyOf(accountId)) !== null
  } catch {
    // Where nothing can be kept, it would be offered for ever.
    return true
  }
}

function keepSeen(accountId: string): void {
  try {
    localStorage.setItem(keyOf(accountId), 'seen')
  } catch {
    // Offered again next time.
  }
}

/** The place in the navigation, where it is in sight: on a phone some stand behind “更多”. */
function placeOf({ to }: TourStop): HTMLElement | null {
  const link = to === null ? null : document.querySelector<HTMLElement>(`.shell-nav a[href="${to}"]`)
  return link && link.offsetParent !== null ? link : null
}

export function TourProvider({ children }: { readonly children: ReactNode }) {
  const { accountId, audience } = useMe()
  const [seen, setSeen] = useState(() => wasSeen(accountId))
  const [stops, setStops] = useState<readonly TourStop[] | null>(null)
  const control = useMemo<TourControl>(() => {
    const decline = () => {
      keepSeen(accountId)
      setSeen(true)
    }
    return {
      offered: !seen,
      decline,
      start: () => {
        decline()
        setStops(TOURS[audience].filter((stop) => stop.to === null || placeOf(stop) !== null))
      },
    }
  }, [accountId, audience, seen])
  return (
    <TourContext value={control}>
      {children}
      <AntTour
        open={stops !== null}
        onClose={() => setStops(null)}
        onFinish={() => setStops(null)}
        steps={(stops ?? []).map((stop) => ({
          title: stop.title,
          description: stop.text,
          target: () => placeOf(stop) as HTMLElement,
        }))}
      />
    </TourContext>
  )
}

/** At the head of the first page, until it was taken or declined. */
export function TourOffer() {
  const { offered, start, decline } = useTour()
  if (!offered) return null
  return (
    <section className="card tour-offer no-print" aria-label="导览">
      <p>
        <b>第一次使用？</b>用一分钟认识各个栏目。
      </p>
      <div className="page-actions">
        <Button type="primary" onClick={start}>
          看一看
        </Button>
        <Button type="text" onClick={decline}>
          不用了
        </Button>
      </div>
    </section>
  )
}
