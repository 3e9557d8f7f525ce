/** How whoever begins or ends a time in a post is told of it. */
import { formatDay, type IsoDate, parseDay } from '#kernel/day.ts'
import type { Notifier } from '#kernel/endpoint.ts'
import type { Turn } from './turn.schema.ts'

/** How a person is told of it, in the same transaction: notices stand above the office. */
export type TellTurn = (notifier: Notifier, turn: Turn) => Promise<void>

interface Holder {
  readonly id: string
  readonly name: string
}

export interface Succession {
  /** What the post is called. */
  readonly post: string
  readonly from: IsoDate
  readonly holder: Holder
  /** Who held the post last. */
  readonly before: readonly Holder[]
  /** Whether it is this that ends their time. */
  readonly replaced: boolean
}

/** Tells the one who begins who was before, and those who end with it who comes after. */
export async function tellSuccession(
  notifier: Notifier,
  tell: TellTurn,
  { post, from, holder, before, replaced }: Succession,
): Promise<void> {
  const last = formatDay(parseDay(from) - 1)
  for (const { id: person } of replaced ? before : [])
    await tell(notifier, { person, what: 'ends', post, day: last, others: [holder.name] })
  const others = before.map(({ name }) => name)
  await tell(notifier, { person: holder.id, what: 'begins', post, day: from, others })
}
