/** The first-run tour: offered on the first page, never forced, and there again whenever it is asked for. */
import { useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import AntTour from 'antd/es/tour'
import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import { api } from './client.ts'
import { meQuery, useMe } from './me.ts'
import { TOURS, type TourStop } from './tour.data.ts'

interface TourControl {
  readonly start: () => void
  /** Whether it is still to be offered to this person. */
  readonly offered: boolean
  readonly decline: () => void
}

const TourContext = createContext<TourControl | null>(null)

export function useTour(): TourControl {
  const control = useContext(TourContext)
  if (!control) throw new Error('TourProvider is missing')
  return control
}

const inSight = (element: HTMLElement | null): HTMLElement | null =>
  element && element.offsetParent !== null ? element : null

/** The place in the navigation, where it is in sight. */
const linkOf = ({ to }: TourStop): HTMLElement | null => inSight(placeLink(to))
const placeLink = (to: string | null): HTMLElement | null =>
  to === null ? null : document.querySelector<HTMLElement>(`.shell-nav a[href="${to}"]`)

/** The button “更多”, behind which a place stands on a phone; null where the person has no such place. */
const moreOf = ({ to }: TourStop): HTMLElement | null =>
  placeLink(to) && inSight(document.querySelector<HTMLElement>('.shell-nav .shell-more'))

const placeOf = (stop: TourStop): HTMLElement | null => linkOf(stop) ?? moreOf(stop)

export function TourProvider({ children }: { readonly children: ReactNode }) {
  const { toured, audience } = useMe()
  const cache = useQueryClient()
  const [stops, setStops] = useState<readonly TourStop[] | null>(null)
  const control = useMemo<TourControl>(() => {
    const decline = () => {
      cache.setQueryData(meQuery.queryKey, (me) => me && { ...me, toured: true })
      // Where nothing answers it is offered again the next time.
      if (!toured) api.session.tour({}).catch(() => {})
    }
    return {
      offered: !toured,
      decline,
      start: () => {
        decline()
        setStops(TOURS[audience].filter((stop) => stop.to === null || placeOf(stop) !== null))
      },
    }
  }, [cache, audience, toured])
  return (
    <TourContext value={control}>
      {children}
      <AntTour
        open={stops !== null}
        onClose={() => setStops(null)}
        onFinish={() => setStops(null)}
        steps={(stops ?? []).map((stop) => ({
          title: stop.to === null || linkOf(stop) ? stop.title : `“更多”里的“${stop.title}”`,
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
