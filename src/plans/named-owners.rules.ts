/** Owners that stand at the head of a sentence and that its grammar did not show: found by the names of the office. Pure. */
import type { Owes } from '#duties/duty.schema.ts'
import { findAnchors } from './reader/anchors.rules.ts'
import { fold } from './reader/fold.rules.ts'
import { verbsOf } from './reader/predicate.rules.ts'
import type { OfficeNames } from './reader/subject.rules.ts'

/** Shorter names stand in too many other words. */
const SHORTEST = 3
const AND = /^(?:以及|[、和与及])/

/** A sentence from where whoever acts can stand: behind the time that it begins with. */
function headOf(quote: string): string {
  const words = fold(quote).replace(/\s+/g, '')
  const [first] = findAnchors(words)
  return first?.start === 0 ? words.slice(first.end).replace(/^[，、]/, '') : words
}

const ends = (rest: string): boolean =>
  rest === '' || rest[0] === '，' || verbsOf(rest)[0]?.start === 0 || findAnchors(rest)[0]?.start === 0

/** The bodies and posts whose own names open the sentence, one or several; null where none do. */
export function ownersByName(
  quote: string,
  office: OfficeNames,
): { readonly words: string; readonly owes: Owes[] } | null {
  const names = [
    ...office.bodies.map(({ id, name }) => ({ name: fold(name), owes: { body: id } as Owes })),
    ...office.posts.map(({ id, name }) => ({ name: fold(name), owes: { post: id } as Owes })),
  ]
    .filter(({ name }, _, all) => name.length >= SHORTEST && all.filter((one) => one.name === name).length === 1)
    .sort((a, b) => b.name.length - a.name.length)
  const head = headOf(quote)
  const owes: Owes[] = []
  let at = 0
  for (;;) {
    const found = names.find(({ name }) => head.startsWith(name, at))
    if (!found) return null
    owes.push(found.owes)
    at += found.name.length
    if (ends(head.slice(at))) return { words: head.slice(0, at), owes }
    const joint = AND.exec(head.slice(at))?.[0]
    if (!joint) return null
    at += joint.length
  }
}

/** How words end that speak of somebody: 第三方机构's 机构 is as good as 突击队. */
const SOMEBODY =
  /^[\u4e00-\u9fff、]{1,20}(?:队|组|会|处|科|室|站|所|中心|院|部|办|局|委|班|员|者|长|人|师|团|社|馆|公司|集团|机构|单位)$/

/** With whom, where or for whom it is done is not who does it: 联合社区居委会, 依托党员活动室, 针对年轻干部. */
const OTHERWISE = /^(?:联合|会同|依托|借助|利用|通过|针对|面向|围绕|结合|组队)/

/** The words at the head of a sentence that speak of somebody whom neither grammar nor office knows; null without them. */
export function unknownHead(quote: string): string | null {
  const head = headOf(quote)
  const stop = Math.min(
    ...[findAnchors(head)[0]?.start, verbsOf(head)[0]?.start].filter((at) => at !== undefined),
    head.length,
  )
  const words = head.slice(0, stop)
  return stop < head.length && SOMEBODY.test(words) && !OTHERWISE.test(words) ? words : null
}
