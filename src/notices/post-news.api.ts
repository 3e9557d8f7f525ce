/** Tells whoever begins or ends a time in a post of it, for the office, which knows no notices. */
import { formatDay } from '#kernel/day.ts'
import type { TellTurn } from '#office/turn.api.ts'
import { notify } from './notify.api.ts'
import { postNews } from './post-news.rules.ts'

export const tellTurn: TellTurn = (notifier, turn) =>
  notify(notifier, { people: [turn.person] }, postNews(turn, formatDay(notifier.today)))
