/** Reading records: the list, and one with its versions and what it counts for. */
import { z } from 'zod'
import { unitOf } from '#duties/choice.rules.ts'
import { owedOn, termsOfDuties, termsOfOccurrence, termsReaching, turnedSince } from '#duties/duty-terms.api.ts'
import { creditKindLabel } from '#duties/kinds.schema.ts'
import { listedOn } from '#duties/listed.api.ts'
import { RECORD_STATES, type RecordState } from '#duties/record-state.rules.ts'
import { counting } from '#kernel/db.ts'
import { type Context, query } from '#kernel/endpoint.ts'
import { notFound } from '#kernel/refusal.ts'
import { daySchema, idSchema } from '#office/office.schema.ts'
import { type SubjectName, subjectNames } from '#office/office.store.ts'
import { mayDo } from './action.rules.ts'
import { listActions } from './action.store.ts'
import type { Content } from './content.rules.ts'
import { byItems, dutiesOf } from './credit-words.rules.ts'
import { filesOf } from './evidence.store.ts'
import { labelledWords } from './kind-words.rules.ts'
import { attendedOf } from './meeting/attended.store.ts'
import { startOf } from './meeting/meeting-record.store.ts'
import type { RecordKinds } from './record.rules.ts'
import { type RecordView, recordKindSchema, recordSummarySchema, recordViewSchema } from './record.schema.ts'
import { findRecords, listVersions, type RecordHead } from './record.store.ts'
import { openCredits } from './record-entry.store.ts'
import { standpointOf } from './standpoint.store.ts'

/** A body or post out of sight owes nothing that is told. */
const UNKNOWN = { id: '', kind: '', post: false }

type Asker = Pick<Context, 'tx' | 'actor' | 'today'>

/** The reading endpoints over a table of kinds. */
export function readingEndpoints(kinds: RecordKinds) {
  const get = query({
    summary: '一条纪实：内容、计入情况和历次版本',
    grant: 'self',
    input: z.object({ id: idSchema }),
    output: recordViewSchema,
    run: (context, { id }) => recordViewOf(context, kinds, id),
  })
  return { get, list }
}

const filterFields = {
  subjectId: idSchema.optional(),
  kind: recordKindSchema.optional(),
  state: z.enum(Object.keys(RECORD_STATES) as [RecordState]).optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
  /** Characters of the title. */
  find: z.string().trim().max(60).optional(),
}
export const recordsQuerySchema = z.object(filterFields)

/** The most that one list holds. */
const MOST = 10_000

/** All records that match, the latest first, up to 10,000; `total` counts all. */
export const allRecords = (context: Pick<Context, 'tx' | 'actor'>, filter: z.infer<typeof recordsQuerySchema>) =>
  summariesOf(context, { ...filter, limit: MOST, offset: 0 })

interface Shown {
  readonly attended?: boolean
  readonly limit: number
  readonly offset: number
}

async function summariesOf(
  { tx, actor }: Pick<Context, 'tx' | 'actor'>,
  { kind, state, attended, ...filter }: z.infer<typeof recordsQuerySchema> & Shown,
) {
  // An account without a person, as an administrator's, took part in nothing.
  if (attended && actor.personId === null) return { total: 0, records: [] }
  const attendedBy = attended ? actor.personId! : undefined
  const wanted = { ...filter, attendedBy, kinds: kind && [kind], states: state && [state] }
  const { records, total } = await findRecords(tx, actor.bureauId, wanted)
  const names = await subjectNames(tx, actor.bureauId)
  return { total, records: records.map((head) => summaryOf(head, names)) }
}

const list = query({
  summary: '纪实列表（可见范围内，最近的在前）',
  grant: 'self',
  input: z.object({
    ...filterFields,
    /** Only where the person who asks took part. */
    attended: z.boolean().default(false),
    limit: z.number().int().min(1).max(200).default(20),
    offset: z.number().int().min(0).max(100_000).default(0),
  }),
  output: z.object({ records: z.array(recordSummarySchema), total: z.number().int() }),
  run: summariesOf,
})

export const summaryOf = (
  { enteredBy: _, versionBy: ___, proxied: ____, class: __, appealed: _____, subjectId, earned, ...head }: RecordHead,
  names: ReadonlyMap<string, { name: string }>,
) => ({
  ...head,
  kindLabel: labelledWords(head.kind, earned),
  subject: { id: subjectId, name: names.get(subjectId)?.name ?? '' },
})

/** A record as its page and its minutes show it. */
export async function recordViewOf(context: Asker, kinds: RecordKinds, id: string): Promise<RecordView> {
  const { tx, actor } = context
  const bureau = actor.bureauId
  const { records } = await findRecords(tx, bureau, { id, limit: 1, offset: 0 })
  const head = records[0]
  if (!head) throw notFound('条纪实')
  const rules = kinds[head.kind]
  const versions = await listVersions(tx, bureau, id)
  const contents = versions.map((version) => version.content)
  const personIds = contents.flatMap((content) => rules.people(content).map((person) => person.id))
  const fileIds = contents.flatMap((content) => [...content.files])
  const dutyIds = contents.flatMap((content) => [...rules.duties(content)])
  const names = await subjectNames(tx, bureau)
  const standpoint = await standpointOf(context, head)
  return {
    summary: summaryOf(head, names),
    content: contents[0] as unknown as Record<string, unknown>,
    // Whoever reads the record is told whom it names, wherever they belong.
    people: await counting(tx, () => namesOf(context, personIds)),
    files: await filesOf(context, fileIds),
    duties: (await termsOfDuties(context, [...new Set(dutyIds)], head.heldOn)).map((terms) => ({
      ...{ id: terms.id, title: terms.title, unit: unitOf(terms) },
    })),
    items: await itemsOf(
      context,
      contents.flatMap(({ items }) => [...(items ?? [])]),
    ),
    credits: await creditsOf(context, head, contents[0]!.makesUpFor, names),
    versions: versions.map(({ content, ...version }) => ({
      ...version,
      content: content as unknown as Record<string, unknown>,
    })),
    attended: await attendedOf(context, head, contents[0] as unknown as Content),
    startsAt: await startOf(tx, bureau, head),
    actions: await listActions(tx, bureau, id),
    alone: standpoint.alone,
    closed: standpoint.closed,
    permitted: standpoint.permitted,
    may: {
      correct: standpoint.correct,
      accept: mayDo('accept', standpoint),
      return: mayDo('return', standpoint),
      reopen: mayDo('reopen', standpoint),
      appeal: mayDo('appeal', standpoint),
      confirm: mayDo('confirm', standpoint),
      void: mayDo('void', standpoint),
    },
  }
}

/** What a record proves, and for whom it counts for which duties. */
async function creditsOf(
  context: Asker,
  { id, heldOn }: RecordHead,
  makesUpFor: string | null,
  names: ReadonlyMap<string, SubjectName>,
): Promise<RecordView['credits']> {
  const { tx, actor, today } = context
  const bureau = actor.bureauId
  const credits = await openCredits(tx, bureau, id)
  const terms = await termsReaching(tx, bureau, heldOn)
  const made = makesUpFor ? await termsOfOccurrence(context, makesUpFor) : undefined
  // What is made up for is judged as it read then.
  const judged = made ? [...terms.filter(({ id }) => id !== made.id), made] : terms
  const subjects = [...new Set(credits.map(({ subjectId }) => subjectId))]
  const owed = await owedOn(tx, bureau, { day: heldOn, subjects }, today)
  const yearsOf = (duty: string, subject: string) => (duty === made?.id ? [null] : owed(duty, subject))
  const listed = await listedOn(tx, bureau, { day: heldOn, subjects, terms: judged }, today)
  const told = (turned: (duty: string, subject: string) => string | null) => {
    const each = credits.map((credit) => ({
      item: credit.item,
      kindLabel: creditKindLabel(credit.kind),
      subjectName: names.get(credit.subjectId)?.name ?? '',
      quantity: credit.quantity,
      enteredOn: credit.enteredOn,
      ...dutiesOf(credit, names.get(credit.subjectId) ?? UNKNOWN, judged, {
        years: (duty) => yearsOf(duty, credit.subjectId),
        turned: (duty) => turned(duty, credit.subjectId),
        listed: (duty) => (duty === made?.id ? null : listed(duty, credit.subjectId)),
      }),
    }))
    return byItems(each).map(({ item: _, ...credit }) => credit)
  }
  const plain = told(() => null)
  // What became of a duty is asked only of those that it does not count for.
  return plain.every(({ outside }) => outside.length === 0) ? plain : told(await turnedSince(tx, bureau, heldOn))
}

async function namesOf({ tx, actor }: Asker, ids: readonly string[]) {
  if (ids.length === 0) return []
  return tx
    .selectFrom('person')
    .select(['id', 'name'])
    .where('bureau_id', '=', actor.bureauId)
    .where('id', 'in', [...new Set(ids)])
    .execute()
}

/** Items by their latest names, voided ones too: the record was about them. */
async function itemsOf({ tx, actor }: Asker, ids: readonly string[]) {
  if (ids.length === 0) return []
  return tx
    .selectFrom('register_item')
    .distinctOn('id')
    .select(['id', 'name'])
    .where('bureau_id', '=', actor.bureauId)
    .where('id', 'in', [...new Set(ids)])
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute()
}
