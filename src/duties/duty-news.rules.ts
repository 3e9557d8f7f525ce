/** What whoever owes a duty is told of a change of it. Pure. */
import { quoted } from '#kernel/quoted.ts'
import type { NewNotice } from '#notices/notice.schema.ts'
import type { Duty } from './duty.schema.ts'
import { type Names, owesWords } from './owes-words.rules.ts'
import { termsOn } from './terms.rules.ts'
import type { Entry } from './version-entry.rules.ts'
import { handoverWords, versionWords } from './version-words.rules.ts'
import { isGivenBack, withdrawnFrom } from './withdrawal.rules.ts'

/** That it passes on, ends, ends on another day or not at all, is owed again, or asks for something else; and why. */
export function newsOf(duty: Duty, entry: Entry, { reason, names }: { reason: string; names: Names }): NewNotice[] {
  const { version, strikes, versions } = entry
  const { effectiveFrom, withdrawn } = version
  const changed = { ...duty, versions: [...versions] }
  const [before, after] = [termsOn(duty, effectiveFrom), termsOn(changed, effectiveFrom)]
  const was = withdrawnFrom(duty)
  const title = quoted(after.title)
  const from = `${title}自${effectiveFrom}起`
  const to = `/duties/${duty.id}`
  const why = whyWords(reason)
  const words = versions.includes(version) && !withdrawn ? versionWords(changed, version, names) : null
  const news: NewNotice[] = []
  if (JSON.stringify(after.owes) !== JSON.stringify(before.owes))
    news.push({
      kind: 'duty_handed_over',
      title: `${from}由${owesWords(after.owes, names)}负责`,
      text: `${handoverWords(changed, version, names)}。${why}`,
      to: `/duty-list?year=${effectiveFrom.slice(0, 4)}`,
    })
  if (withdrawn)
    news.push({
      kind: 'duty_withdrawn',
      title: `${from}撤销`,
      text: `${strikes.length > 0 ? `原定自${was}起撤销，现在改了日期。` : ''}${endWords(entry)}${why}`,
      to,
    })
  else if (strikes.length > 0)
    news.push({
      kind: 'duty_withdrawn',
      title: `${title}不撤销了`,
      text: `原定自${was}起撤销，已经取消，${words === null ? '各次应办都照原来的' : `自${effectiveFrom}起${words}`}。${why}`,
      to,
    })
  else if (isGivenBack(duty, versions))
    news.push({
      kind: 'duty_withdrawn',
      title: `${from}恢复`,
      text: `自这一天或以后开始的周期，照要求办理。${why}`,
      to,
    })
  return news.length > 0 ? news : [{ kind: 'duty_changed', title: `${from}有调整`, text: `${words}。${why}`, to }]
}

/** Why, as a sentence of its own. */
export const whyWords = (reason: string): string => `原因：${reason.replace(/[。；，]+$/, '')}。`

/** What a withdrawal does, for whoever owed it; before a change that was entered ahead it does not end for good. */
export function endWords({ version: { effectiveFrom }, versions }: Entry): string {
  const next = versions
    .filter((one) => one.effectiveFrom > effectiveFrom && !one.withdrawn)
    .map((one) => one.effectiveFrom)
    .toSorted()[0]
  return `到期日在这一天及以后的不再应办${next === undefined ? '' : `；${next}或以后开始的周期，照已经定的调整办理`}。`
}
