/** What is still to be taken of what files propose, beside what stands in the form already. */
import type { Content } from '#records/content.rules.ts'
import type { Proposal } from './proposal.schema.ts'

const isEmpty = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

const same = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? a.length === b.length && a.every((one) => b.includes(one))
    : a === b || (typeof a === 'string' && typeof b === 'string' && a.trim() === b.trim())

export interface Open extends Proposal {
  /** Something else stands in the field. */
  readonly replaces: boolean
}

/** Proposals that were not taken before and whose field holds something else, or nothing: what was taken and then changed stays. */
export const openProposals = (
  proposals: readonly Proposal[],
  content: Content,
  adopted: ReadonlySet<string> = new Set(),
): Open[] =>
  proposals
    .filter(({ field, value }) => !adopted.has(field) && !same(value, content[field]))
    .map((proposal) => ({ ...proposal, replaces: !isEmpty(content[proposal.field]) }))

/** What the form holds once some proposals are taken. */
export const taken = (proposals: readonly Proposal[]): Content =>
  Object.fromEntries(proposals.map(({ field, value }) => [field, value]))
