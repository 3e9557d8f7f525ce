/** What a command says of itself, so that what is stored of standings can follow it. */
import type { IsoDate } from './day.ts'

/** What a command has changed of what is owed or done: whatever is stored of standings follows it. */
export interface Touch {
  /** The bodies and posts that it was changed for. */
  readonly subjects: 'all' | readonly string[]
  /** The days of what was changed; absent where any day can be concerned. */
  readonly days?: { readonly from: IsoDate; readonly to: IsoDate }
  /** People whose places in lists changed with it. */
  readonly people?: readonly string[]
  /** True where items of registers changed, or records that name some. */
  readonly items?: boolean
}
