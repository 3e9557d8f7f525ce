/** What is still to be taken of what files propose, beside what stands in the form already. */
import { type Content, idsOf } from '#records/content.rules.ts'
import type { NamedPerson, Proposal } from './proposal.schema.ts'

const isEmpty = (value: unknown) => value === undefined || value === null || value === ''

const same = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'string' && typeof b === 'string' && a.trim() === b.trim())

/** Who is in one of these lists is not in the other. */
const OTHER = { present: 'absent', absent: 'present' } as const
type Listed = keyof typeof OTHER
const isListed = (field: Proposal['field']): field is Listed => Object.hasOwn(OTHER, field)

/** What a list of people becomes: ids. */
export interface ListChange {
  readonly added: readonly string[]
  /** Of those added, who stands in the other list and leaves it. */
  readonly moved: readonly string[]
  /** Chosen in the form and not named by the file: they stay. */
  readonly kept: readonly string[]
}

export interface Open extends Proposal {
  /** Something else stands in the field, and gives way. */
  readonly replaces: boolean
  /** Of lists of people, which are added to and never replaced; null for everything else. */
  readonly change: ListChange | null
}

const listChange = (field: Listed, value: Proposal['value'], content: Content): ListChange => {
  const [named, here, there] = [idsOf(value), idsOf(content[field]), idsOf(content[OTHER[field]])]
  return {
    added: named.filter((id) => !here.includes(id)),
    moved: named.filter((id) => there.includes(id)),
    kept: here.filter((id) => !named.includes(id)),
  }
}

/** Proposals that were not taken before and that would change the form: what was taken and then changed stays. */
export const openProposals = (
  proposals: readonly Proposal[],
  content: Content,
  adopted: ReadonlySet<string> = new Set(),
): Open[] =>
  proposals
    .filter(({ field }) => !adopted.has(field))
    .flatMap((proposal): Open[] => {
      const { field, value } = proposal
      if (isListed(field)) {
        const change = listChange(field, value, content)
        return change.added.length + change.moved.length === 0 ? [] : [{ ...proposal, replaces: false, change }]
      }
      return same(value, content[field]) ? [] : [{ ...proposal, replaces: !isEmpty(content[field]), change: null }]
    })

/** What the form takes over once some proposals are taken: people are added to their list and leave the other one. */
export function taken(proposals: readonly Pick<Proposal, 'field' | 'value'>[], content: Content): Content {
  const patch: Record<string, unknown> = {}
  for (const { field, value } of proposals) {
    if (!isListed(field)) {
      patch[field] = value
      continue
    }
    const now = { ...content, ...patch }
    const { added, moved } = listChange(field, value, now)
    patch[field] = [...idsOf(now[field]), ...added]
    if (moved.length > 0) patch[OTHER[field]] = idsOf(now[OTHER[field]]).filter((id) => !moved.includes(id))
  }
  return patch
}

const LIST_NAMES: Readonly<Record<Listed, string>> = { present: '到会', absent: '请假' }

/** What taking a list of people does, in words; '' where it is not one. */
export function changeWords(
  { field, value, change }: Pick<Open, 'field' | 'value' | 'change'>,
  nameOf: (id: string) => string,
): string {
  if (!change || !isListed(field)) return ''
  // Into an empty list go those whom the proposal names.
  if (change.added.length === value.length && change.moved.length + change.kept.length === 0) return ''
  const named = (ids: readonly string[]) => ids.map(nameOf).join('、')
  return [
    change.added.length > 0 ? `加入：${named(change.added)}。` : '',
    change.moved.length > 0 ? `从${LIST_NAMES[OTHER[field]]}中移出：${named(change.moved)}。` : '',
    change.kept.length > 0 ? `已填而附件没有写的保留，请核对：${named(change.kept)}。` : '',
  ].join('')
}

/** Whom the file names as having stayed away, for whoever knows whether they asked leave; null once all are placed so. */
export function missingWords(missing: readonly NamedPerson[], { present, absent }: Content): string | null {
  const [there, onLeave] = [idsOf(present), idsOf(absent)]
  // Put there with everybody else, before the file was read or after: the form contradicts what is attached to it.
  const contradicted = missing.filter(({ id }) => there.includes(id) && !onLeave.includes(id))
  const unplaced = missing.filter(({ id }) => ![...there, ...onLeave].includes(id))
  const names = (people: readonly NamedPerson[]) => people.map(({ name }) => name).join('、')
  const words = [
    contradicted.length > 0
      ? `附件写明缺席，本页却在到会之列：${names(contradicted)}。确实没有到会的，请从到会中移出。`
      : '',
    unplaced.length > 0 ? `附件写明缺席：${names(unplaced)}；缺席不等于请假，没有填入。请过假的，请选入请假。` : '',
  ].join('')
  return words === '' ? null : words
}

/** Names that the roster does not know, for whoever can say who is meant; null where there are none. */
export const strangerWords = (strangers: readonly string[]): string | null =>
  strangers.length === 0
    ? null
    : `附件写到、但本单位名册中没有的：${strangers.slice(0, 10).join('、')}${strangers.length > 10 ? `等${strangers.length}个` : ''}；没有填入，请核对姓名。`
