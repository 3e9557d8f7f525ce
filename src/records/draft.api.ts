/** Drafts: private to whoever writes them, saved while typing. */
import { sql } from 'kysely'
import { z } from 'zod'
import { standingsOf, termsOfDuties } from '#duties/duty-terms.api.ts'
import { entryLabel } from '#duties/kinds.schema.ts'
import { formatDay } from '#kernel/day.ts'
import type { Context } from '#kernel/endpoint.ts'
import { command, query } from '#kernel/endpoint.ts'
import { Refusal } from '#kernel/refusal.ts'
import { idSchema } from '#office/office.schema.ts'
import { doneAlready } from './begin.rules.ts'
import { formerOf } from './former-draft.store.ts'
import { draftWords } from './kind-words.rules.ts'
import { recordedMeetings } from './meeting/meeting-record.store.ts'
import { draftSummarySchema, type FormerDraft, type RecordKind, recordKindSchema } from './record.schema.ts'

const LARGEST = 200_000

const saveDraft = command({
  summary: '保存草稿（仅本人可见）',
  grant: 'record.write',
  input: z.object({
    id: idSchema,
    kind: recordKindSchema,
    subjectId: idSchema.nullable(),
    occurrence: z.string().max(300).nullable().default(null),
    content: z.record(z.string(), z.unknown()),
    /** The save that whoever writes has seen; null: none. */
    savedAt: z.iso.datetime().nullable().default(null),
  }),
  output: z.object({ savedAt: z.string() }),
  run: async (context, { id, kind, subjectId, occurrence, content, savedAt }) => {
    const { tx, actor, now, audit } = context
    const text = JSON.stringify(content)
    if (text.length > LARGEST) throw new Refusal('PAYLOAD_TOO_LARGE', '草稿内容过长，请精简后再保存。')
    await requireUnsubmitted(context, id)
    const row = { kind, subject_id: subjectId, occurrence, content: text, saved_at: now }
    const { numInsertedOrUpdatedRows: begun } = await tx
      .insertInto('draft')
      .values({ bureau_id: actor.bureauId, id, account_id: actor.accountId, ...row })
      .onConflict((conflict) => conflict.columns(['bureau_id', 'id']).doNothing())
      .executeTakeFirst()
    // What is the same takes nothing away: a save whose answer was lost is sent again.
    const { numUpdatedRows: goneOn } = await tx
      .updateTable('draft')
      .set(row)
      .where('bureau_id', '=', actor.bureauId)
      .where('id', '=', id)
      .where((draft) => draft.or([isAsSeen(savedAt), draft('content', '=', sql<string>`${text}::jsonb`)]))
      .executeTakeFirst()
    if (!begun && !goneOn) throw await unseen(context, id)
    audit(id)
    return { savedAt: now.toISOString() }
  },
})

/** Whether a draft is as it was last seen; none is that was not. Milliseconds are told, and finer times can be stored. */
const isAsSeen = (savedAt: string | null) =>
  sql<boolean>`date_trunc('milliseconds', saved_at) = ${savedAt}::timestamptz`

/** Whether there is such a draft of one's own: somebody else's stays out of sight. */
async function isOwn({ tx, actor }: Context, id: string): Promise<boolean> {
  const own = await tx
    .selectFrom('draft')
    .select('id')
    .where('bureau_id', '=', actor.bureauId)
    .where('id', '=', id)
    .executeTakeFirst()
  return own !== undefined
}

/** Why a draft is not written over: it was saved elsewhere meanwhile, or is somebody else's. */
async function unseen(context: Context, id: string): Promise<Refusal> {
  return (await isOwn(context, id))
    ? new Refusal('CONFLICT', '这份草稿在别处改过，本次没有保存。请看最新的草稿，选择保留哪一份。', { rule: 'stale' })
    : new Refusal('CONFLICT', '这个编号已被使用，请刷新页面后重试。', { rule: 'taken' })
}

/** A save that was still under way when the record was submitted must not bring the draft back. */
async function requireUnsubmitted({ tx, actor }: Context, id: string): Promise<void> {
  const record = await tx
    .selectFrom('record')
    .select('id')
    .where('bureau_id', '=', actor.bureauId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (record) throw new Refusal('CONFLICT', '这条纪实已经提交，草稿不再保存。', { rule: 'submitted' })
}

const drafts = query({
  summary: '本人未提交的草稿',
  // Whoever holds no post any more still has what was begun before.
  grant: 'self',
  input: z.object({}),
  output: z.object({ drafts: z.array(draftSummarySchema) }),
  run: async (context) => {
    const { tx, actor } = context
    const rows = await tx
      .selectFrom('draft')
      .selectAll()
      .where('bureau_id', '=', actor.bureauId)
      .where('account_id', '=', actor.accountId)
      .orderBy('saved_at', 'desc')
      .limit(50)
      .execute()
    const contents = rows.map((row) => row.content as Record<string, unknown>)
    const kinds = await kindsOf(context, contents.flatMap(dutiesOf))
    const needless = await needlessOf(
      context,
      rows.map((row, i) => forWhat(row.occurrence, contents[i]!)),
    )
    const former: (FormerDraft | null)[] = []
    for (const [i, row] of rows.entries()) former.push(await formerOf(context, row.subject_id, contents[i]!))
    return {
      drafts: rows.map((row, i) => ({
        id: row.id,
        kind: row.kind as RecordKind,
        kindLabel: draftWords(
          row.kind as RecordKind,
          dutiesOf(contents[i]!).flatMap((id) => kinds.get(id) ?? []),
        ),
        subjectId: row.subject_id,
        occurrence: row.occurrence,
        needless: needless[i]!,
        content: contents[i]!,
        savedAt: row.saved_at.toISOString(),
        former: former[i]!,
      })),
    }
  },
})

/** A draft may hold anything. */
const dutiesOf = ({ duties }: Record<string, unknown>): string[] =>
  Array.isArray(duties) ? duties.filter((id) => typeof id === 'string') : []

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** The occurrence and the meeting that a draft was begun for. */
const forWhat = (occurrence: string | null, { makesUpFor, meeting }: Record<string, unknown>) => ({
  occurrence: occurrence ?? textOf(makesUpFor),
  meeting: textOf(meeting),
})

/** Which drafts nobody needs any more, and by what. */
async function needlessOf({ tx, actor, today }: Context, drafts: readonly ReturnType<typeof forWhat>[]) {
  const { bureauId } = actor
  const standing = await standingsOf(
    tx,
    bureauId,
    drafts.flatMap(({ occurrence }) => occurrence ?? []),
    today,
  )
  const recorded = await recordedMeetings(
    tx,
    bureauId,
    drafts.flatMap(({ meeting }) => (idSchema.safeParse(meeting).success ? meeting! : [])),
  )
  return drafts.map(({ occurrence, meeting }) =>
    doneAlready(standing(occurrence ?? ''), recorded.has(meeting ?? '') ? 'recorded' : undefined),
  )
}

/** What the duties that drafts name are entered as. */
async function kindsOf(context: Context, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const terms = await termsOfDuties(context, [...new Set(ids)], formatDay(context.today))
  return new Map(terms.map((terms) => [terms.id, entryLabel(terms)]))
}

const discardDraft = command({
  summary: '删除本人的草稿',
  grant: 'self',
  input: z.object({
    id: idSchema,
    /** The save that whoever deletes has seen; null: none. */
    savedAt: z.iso.datetime().nullable().default(null),
  }),
  output: z.object({}),
  run: async (context, { id, savedAt }) => {
    const { tx, actor, audit } = context
    const { numDeletedRows: gone } = await tx
      .deleteFrom('draft')
      .where('bureau_id', '=', actor.bureauId)
      .where('id', '=', id)
      .where(isAsSeen(savedAt))
      .executeTakeFirst()
    if (!gone && (await isOwn(context, id)))
      throw new Refusal('CONFLICT', '这份草稿在别处改过，没有删除。请看最新的草稿，再决定是否删除。', { rule: 'stale' })
    audit(id)
    return {}
  },
})

export const draftEndpoints = { saveDraft, drafts, discardDraft }
