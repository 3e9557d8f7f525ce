/** Correcting what was read: a promise that was missed, two that were read as one, one that was read as two. */
import { z } from 'zod'
import { type CommandContext, command } from '#kernel/endpoint.ts'
import { quoted } from '#kernel/quoted.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { idSchema } from '#office/office.schema.ts'
import type { Commitment } from './commitment.schema.ts'
import { addItem, changeItem, findItems, listItems, removeItem } from './item.store.ts'
import { apart, pointAt, readInRow, readMarked, respan } from './mark.rules.ts'
import { kept, readJoined, readRest, sharedBy } from './part.rules.ts'
import { type Drafted, isEdited } from './plan.rules.ts'
import { type ReviewItem, reviewItemSchema } from './plan.schema.ts'
import { findPlan, officeNames } from './plan.store.ts'
import { requireReview } from './require.store.ts'
import { crossed, crossedWords, innermost, putBack, remainder, type Stretch, trimmed } from './stretch.rules.ts'
import { besideIn, rowPlaces } from './table-place.rules.ts'
import { draftAmong } from './title-apart.rules.ts'

/** Longest stretch that can be one promise, in code points. */
const LONGEST = 600

const mark = command({
  summary: '把原文中的一段标为任务；在已读出的任务里标出一部分，就拆成两项',
  grant: 'plan.edit',
  input: z.object({ id: idSchema, start: z.number().int().min(0), end: z.number().int().min(1) }),
  output: z.object({ added: reviewItemSchema, shortened: reviewItemSchema.nullable() }),
  run: async (context, { id, ...asked }) => {
    const { tx, actor, now } = context
    const { plan, points, items, year } = await reviewed(context, id)
    const at = trimmed(points, asked)
    if (!at) throw new Refusal('UNPROCESSABLE_CONTENT', '选中的文字太短，请选中一句完整的话。', { field: 'start' })
    if (at.end - at.start > LONGEST)
      throw new Refusal('UNPROCESSABLE_CONTENT', `选中的文字超过${LONGEST}字，请只选中一项任务的文字。`, {
        field: 'end',
      })
    if (
      items.some(({ reading, state }) => state !== 'rejected' && reading.start === at.start && reading.end === at.end)
    )
      throw new Refusal('CONFLICT', '这段文字已经是一项任务。', { rule: 'duplicate' })
    const across = crossed(items, at)
    if (across.length > 0)
      throw new Refusal('CONFLICT', crossedWords(across.map(({ draft }) => draft.title)), { rule: 'across' })
    const before = items.filter(({ reading }) => reading.start <= at.start).at(-1)
    const whole = innermost(items, at)
    const rest = whole && remainder(points, whole.reading, at)
    const place = rowPlaces(plan.text, plan.cells)(at.start)
    const beside = whole ? null : besideIn(plan.text, plan.cells, at.start)
    const shared = whole && rest ? sharedBy(points, whole.reading, at) : undefined
    const reading = {
      ...(beside
        ? readInRow(points, at, plan.points, beside)
        : readMarked(points, at, plan.points, before?.reading, shared)),
      ...(place === null ? {} : { place }),
      ...(whole && rest ? { takenFrom: { ...heldBy(whole), reasons: whole.reading.reasons } } : {}),
    }
    const office = await officeNames(tx, actor.bureauId)
    const addedId = await addItem(tx, actor.bureauId, id, {
      after: before?.id ?? null,
      reading,
      drafted: draftAmong(reading, readingsBut(items, rest ? [whole!] : []), year, office),
      by: actor.personId,
      at: now,
    })
    // What was accepted was another stretch: it is looked at again.
    if (whole && rest) {
      const over = items.filter((item) => item !== whole && item.reading.start < rest.start).at(-1)
      const left = readRest(points, whole.reading, rest, plan.points, over?.reading)
      await change(context, {
        item: whole,
        reading: left,
        state: 'proposed',
        drafted: redrafted(whole, left, [...readingsBut(items, [whole]), reading], year, office),
      })
    }
    context.audit(id, { plan: plan.summary.title, marked: addedId, from: whole && rest ? whole.id : null })
    const stored = await findItems(tx, actor.bureauId, rest ? [addedId, whole!.id] : [addedId])
    return { added: find(stored, addedId), shortened: rest ? find(stored, whole!.id) : null }
  },
})

const join = command({
  summary: '把一项任务并入前面的一项：前一项的原文延长到后一项的末尾，后一项不作任务',
  grant: 'plan.edit',
  input: z.object({
    id: idSchema,
    first: z.object({ id: idSchema, version: z.number().int() }),
    second: z.object({ id: idSchema, version: z.number().int() }),
  }),
  output: z.object({ items: z.array(reviewItemSchema) }),
  run: async (context, { id, first, second }) => {
    const { tx, actor } = context
    const { plan, points, items, year } = await reviewed(context, id)
    const [one, other] = [items.find((item) => item.id === first.id), items.find((item) => item.id === second.id)]
    if (!one || !other || one === other) throw notFound('项任务')
    for (const [item, { version }] of [
      [one, first],
      [other, second],
    ] as const)
      if (item.version !== version)
        throw new Refusal('CONFLICT', '这一项刚刚有人改过，没有合并。请看最新内容后再试。', { rule: 'stale' })
    const part = [one, other].find(({ reading }) => reading.joined)
    if (part)
      throw new Refusal('CONFLICT', `${quoted(part.draft.title)}已并入另一项任务，请先拆开再合并。`, { rule: 'joined' })
    const at = {
      start: Math.min(one.reading.start, other.reading.start),
      end: Math.max(one.reading.end, other.reading.end),
    }
    if (at.end - at.start > LONGEST || pointAt(plan.points, at.start) !== pointAt(plan.points, at.end - 1))
      throw new Refusal('UNPROCESSABLE_CONTENT', '两项任务不在同一条里，不能合并。', { rule: 'apart' })
    if (one.state === 'rejected')
      throw new Refusal('UNPROCESSABLE_CONTENT', '前一项是“不作任务”，请先恢复再并入。', { rule: 'apart' })
    const whole = readJoined(points, one, other.reading, at)
    const drafted = redrafted(one, whole, readingsBut(items, [one, other]), year, await officeNames(tx, actor.bureauId))
    // The task that was accepted asks the same as before, and only its words go on; else it is looked at again.
    const state = drafted && isEdited(drafted.draft, one.draft) ? 'proposed' : one.state
    await change(context, { item: one, reading: whole, state, drafted })
    const joined = { ...heldBy(one), state: other.state }
    await change(context, { item: other, reading: { ...other.reading, joined }, state: 'rejected' })
    context.audit(id, { plan: plan.summary.title, joined: [one.id, other.id] })
    return { items: await findItems(tx, actor.bureauId, [one.id, other.id]) }
  },
})

const separate = command({
  summary: '把并入的一项重新拆开：两项恢复到并入以前',
  grant: 'plan.edit',
  input: z.object({ id: idSchema, item: z.object({ id: idSchema, version: z.number().int() }) }),
  output: z.object({ items: z.array(reviewItemSchema) }),
  run: async (context, { id, item }) => {
    const { tx, actor } = context
    const { plan, points, items, year } = await reviewed(context, id)
    const part = items.find((one) => one.id === item.id)
    const { joined, ...reading } = part?.reading ?? {}
    const whole = joined && items.find((one) => one.id === joined.id)
    if (!part || !joined || !whole) throw notFound('项并入的任务')
    requireVersion(part, item.version)
    if (whole.reading.joined)
      throw new Refusal('CONFLICT', `${quoted(whole.draft.title)}自己也并入了别的任务，请先把它拆开。`, {
        rule: 'joined',
      })
    const others = items.flatMap((one) => (one !== part && one.reading.joined?.id === whole.id ? [one.reading] : []))
    const at = apart(joined, others)
    const alone = asHeld(points, whole.reading, joined, at)
    const drafted = redrafted(whole, alone, readingsBut(items, [whole]), year, await officeNames(tx, actor.bureauId))
    await change(context, { item: whole, reading: alone, state: whole.state, drafted })
    await change(context, { item: part, reading: reading as Commitment, state: joined.state })
    context.audit(id, { plan: plan.summary.title, separated: [whole.id, part.id] })
    return { items: await findItems(tx, actor.bureauId, [whole.id, part.id]) }
  },
})

const unmark = command({
  summary: '取消人工标出的一项；由它拆短的那一项恢复原来的文字',
  grant: 'plan.edit',
  input: z.object({ id: idSchema, item: z.object({ id: idSchema, version: z.number().int() }) }),
  output: z.object({ items: z.array(reviewItemSchema) }),
  run: async (context, { id, item }) => {
    const { tx, actor } = context
    const { plan, points, items, year } = await reviewed(context, id)
    const marked = items.find((one) => one.id === item.id)
    if (!marked?.reading.marked) throw notFound('项人工标出的任务')
    requireVersion(marked, item.version)
    if (items.some(({ reading }) => reading.joined?.id === marked.id))
      throw new Refusal('CONFLICT', '有别的任务并入了这一项，请先拆开。', { rule: 'joined' })
    const part = items.find(({ reading }) => reading.takenFrom?.id === marked.id)
    if (part)
      throw new Refusal(
        'CONFLICT',
        `从这一项里又拆出了${quoted(part.draft.title)}。请先把它并入这一项；或者不取消，把这一项标为“不作任务”。`,
        { rule: 'taken' },
      )
    const whole = items.find((one) => one.id === marked.reading.takenFrom?.id)
    const changed = whole ? await giveBack(context, { points, items, year }, whole, marked) : []
    await removeItem(tx, actor.bureauId, marked.id)
    context.audit(id, { plan: plan.summary.title, unmarked: marked.id })
    return { items: changed.length > 0 ? await findItems(tx, actor.bureauId, changed) : [] }
  },
})

/** Puts the words of a marked item back into the one that they were taken out of. Gives the ids of what has changed. */
async function giveBack(
  context: CommandContext,
  { points, items, year }: Pick<Awaited<ReturnType<typeof reviewed>>, 'points' | 'items' | 'year'>,
  whole: ReviewItem,
  marked: ReviewItem,
): Promise<string[]> {
  const { title } = whole.draft
  if (whole.reading.joined)
    throw new Refusal('CONFLICT', `${quoted(title)}已并入别的任务，请先把它拆开。`, { rule: 'joined' })
  const was = marked.reading.takenFrom!
  const at = putBack(points, whole.reading, marked.reading, was)
  if (!at)
    throw new Refusal(
      'CONFLICT',
      `这一项和${quoted(title)}之间还有别的任务，文字接不上，没有恢复。请先取消夹在中间的任务；也可以把这一项并入前一项，或者标为“不作任务”。`,
      { rule: 'apart' },
    )
  const words = was.reasons.concat(whole.reading.reasons)
  const reasons = [...new Map(words.map((one) => [`${one.field} ${one.start} ${one.end}`, one])).values()]
  // What had been decided was decided on all of these words.
  const asBefore = at.start === was.start && at.end === was.end && whole.state === 'proposed'
  const back = asHeld(points, { ...whole.reading, reasons }, was, at)
  const drafted = redrafted(
    whole,
    back,
    readingsBut(items, [whole, marked]),
    year,
    await officeNames(context.tx, context.actor.bureauId),
  )
  await change(context, { item: whole, reading: back, state: asBefore ? was.state : whole.state, drafted })
  // What has been joined to it since remembers how far it went without the words.
  const changed = [whole.id]
  for (const one of items) {
    const { joined } = one.reading
    const held = joined?.id === whole.id ? putBack(points, joined, marked.reading) : null
    if (!joined || !held || (held.start === joined.start && held.end === joined.end)) continue
    // Over other words it says what the whole says now.
    const { reading: _, ...before } = joined
    await change(context, { item: one, reading: { ...one.reading, joined: { ...before, ...held } }, state: one.state })
    changed.push(one.id)
  }
  return changed
}

function requireVersion(item: ReviewItem, version: number): void {
  if (item.version !== version)
    throw new Refusal('CONFLICT', '这一项刚刚有人改过，没有恢复。请看最新内容后再试。', { rule: 'stale' })
}

const heldBy = ({ id, state, reading }: ReviewItem) => ({
  ...{ id, state, start: reading.start, end: reading.end },
  reading: kept(reading),
})

/** A task over another stretch: what it said before where that is the stretch that it had, else with its words alone. */
function asHeld(
  points: readonly string[],
  reading: Commitment,
  held: NonNullable<Commitment['joined']>,
  at: Stretch,
): Commitment {
  const same = held.start === at.start && held.end === at.end
  return respan(same && held.reading ? { ...reading, ...held.reading } : reading, points, at)
}

/** What would be published of a task that says something else now; undefined where a person has said it already. */
const redrafted = (item: ReviewItem, ...given: Parameters<typeof draftAmong>): Drafted | undefined =>
  item.edited ? undefined : draftAmong(...given)

const readingsBut = (items: readonly ReviewItem[], without: readonly ReviewItem[]): Commitment[] =>
  items.filter((one) => !without.includes(one)).map(({ reading }) => reading)

async function reviewed(context: CommandContext, id: string) {
  const { tx, actor } = context
  const { year } = await requireReview(context, id)
  const plan = await findPlan(tx, actor.bureauId, id)
  if (!plan) throw notFound('份要点')
  return { plan, year, points: [...plan.text], items: await listItems(tx, actor.bureauId, id) }
}

interface Changed {
  readonly item: ReviewItem
  readonly reading: Commitment
  readonly state: ReviewItem['state']
  readonly drafted?: Drafted | undefined
}

async function change({ tx, actor, now }: CommandContext, { item, reading, state, drafted }: Changed): Promise<void> {
  const made = { id: item.id, version: item.version, reading, state, ...(drafted ? { draft: drafted } : {}) }
  await changeItem(tx, actor.bureauId, made, actor.personId, now)
}

const find = (items: readonly ReviewItem[], id: string) => items.find((item) => item.id === id)!

export const marking = { mark, unmark, join, separate }
