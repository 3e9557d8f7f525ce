/** Registers: seeing them, keeping their items, saying that they are complete. */
import { z } from 'zod'
import { writes } from '#kernel/actor.ts'
import { formatDay } from '#kernel/day.ts'
import { type CommandContext, type Context, command, query } from '#kernel/endpoint.ts'
import { newId } from '#kernel/id.ts'
import { lockId } from '#kernel/lock.ts'
import { quoted } from '#kernel/quoted.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { idSchema } from '#office/office.schema.ts'
import { subjectNames, subjectOf } from '#office/office.store.ts'
import type { Duty } from './duty.schema.ts'
import { ALL_DAYS, ALL_KNOWN } from './reach.rules.ts'
import {
  type ItemFields,
  itemChoiceSchema,
  itemFieldsSchema,
  type RegisterSummary,
  registerCodeSchema,
  registerSummarySchema,
  registerViewSchema,
  STANDARD_REGISTERS,
} from './register.schema.ts'
import {
  doneSteps,
  insertItems,
  insertRegister,
  itemsInSight,
  listItems,
  listRegisters,
  type NewItem,
  requireRegister,
} from './register.store.ts'
import { countsByEnd } from './register-table.rules.ts'
import { loadOwedDuties } from './scenario.store.ts'

/** Items of one paste at the most. */
const MANY = 500

/** Published duties that name a register, with the step that does an item. */
async function dutiesByRegister({ tx, actor, today }: Context) {
  const always = { ...ALL_DAYS, known: formatDay(today) }
  const duties = await loadOwedDuties(tx, actor.bureauId, always)
  return [...duties.values()].flatMap(({ terms }) => {
    const { id, title, register, step, kind } = terms
    return register ? [{ id, register, step: step ?? kind, title, byEnd: countsByEnd(terms) }] : []
  })
}

async function summaries(context: Context): Promise<RegisterSummary[]> {
  const named = await dutiesByRegister(context)
  const registers = await listRegisters(context.tx, context.actor.bureauId, formatDay(context.today))
  return registers.map((register) => ({
    ...register,
    duties: [...new Set(named.filter((one) => one.register === register.code).map(({ title }) => title))],
  }))
}

const list = query({
  summary: '事项台账',
  grant: 'board.read',
  input: z.object({}),
  output: z.object({ registers: z.array(registerSummarySchema) }),
  run: async (context) => ({ registers: await summaries(context) }),
})

const get = query({
  summary: '一本事项台账：事项、办理情况、是否登记齐全',
  grant: 'board.read',
  input: z.object({ code: registerCodeSchema }),
  output: registerViewSchema,
  run: async (context, { code }) => {
    const { tx, actor, today } = context
    const register = (await summaries(context)).find((one) => one.code === code)
    if (!register) throw notFound('本台账')
    const items = await itemsInSight(tx, actor.bureauId, { codes: [code], known: formatDay(today) })
    const names = await subjectNames(tx, actor.bureauId)
    const done = await doneSteps(
      tx,
      actor.bureauId,
      items.map(({ id }) => id),
    )
    const steps = (await dutiesByRegister(context)).filter((one) => one.register === code)
    return {
      register,
      mayConfirm: actor.grants.has('plan.edit'),
      steps: [...new Map(steps.map(({ step, title, byEnd }) => [step, { kind: step, title, byEnd }])).values()],
      items: items.map(({ id, version, name, subjectId, from, to, enteredBy, enteredOn }) => ({
        ...{ id, version, name, from, to, enteredBy, enteredOn },
        subject: { id: subjectId, name: names.get(subjectId)?.name ?? '' },
        done: done.get(id) ?? {},
        mayChange: actor.grants.has('record.write') && writes(actor, subjectId),
      })),
    }
  },
})

/** Makes the standard registers that duties name and that the bureau does not keep yet. */
export async function ensureRegisters(context: CommandContext, duties: readonly Pick<Duty, 'register'>[]) {
  for (const code of new Set(duties.map(({ register }) => register)))
    if (code && Object.hasOwn(STANDARD_REGISTERS, code))
      await insertRegister(context, code, STANDARD_REGISTERS[code as keyof typeof STANDARD_REGISTERS])
}

const create = command({
  summary: '新建事项台账',
  grant: 'plan.edit',
  input: z.object({
    name: z.string().trim().min(2, '请填写台账名称').max(40, '名称不能超过40字'),
    /** One of those known from the beginning. */
    standard: z.enum(Object.keys(STANDARD_REGISTERS) as [keyof typeof STANDARD_REGISTERS]).optional(),
  }),
  output: z.object({ code: registerCodeSchema }),
  run: async (context, { name, standard }) => {
    const registers = await listRegisters(context.tx, context.actor.bureauId, formatDay(context.today))
    const code = standard ?? newId()
    if (registers.some((one) => one.name === name || one.code === code))
      throw new Refusal('CONFLICT', `${quoted(name)}已经有了，请直接使用。`, { field: 'name', rule: 'duplicate' })
    await insertRegister(context, code, name)
    context.audit(context.actor.bureauId, { register: code })
    return { code }
  },
})

/** The owner of an item must be somebody whom the actor may record for. */
async function owned(context: CommandContext, { subjectId, ...rest }: ItemFields) {
  const subject = await subjectOf(context.tx, context.actor.bureauId, subjectId)
  if (!subject || !writes(context.actor, subjectId))
    throw new Refusal('FORBIDDEN', '您不能为这个单位（岗位）登记台账事项，请重新选择。', {
      field: 'subjectId',
      rule: 'subject',
    })
  return { ...rest, subjectId, subjectIsPost: subject.post }
}

/** The same item twice counts twice in a rate, and is nearly always a slip; whoever means it says so. */
async function requireUnlike({ tx, actor }: CommandContext, code: string, added: readonly ItemFields[]) {
  const keyOf = ({ name, subjectId, from, to }: ItemFields) => JSON.stringify([name, subjectId, from, to])
  await lockId(tx, `register ${actor.bureauId} ${code}`)
  const there = await listItems(tx, actor.bureauId, { codes: [code], known: ALL_KNOWN })
  const seen = new Set(there.map(keyOf))
  const same = added.filter((one) => {
    const known = seen.has(keyOf(one))
    seen.add(keyOf(one))
    return known
  })
  if (same.length === 0) return
  const names = [...new Set(same.map(({ name }) => quoted(name)))].slice(0, 5).join('、')
  throw new Refusal(
    'CONFLICT',
    `${names}已有名称、归属、起止都相同的一项${same.length > 1 ? `，这样的共${same.length}项` : ''}。确实是另一项的，请按“仍要登记”。`,
    { rule: 'same-item' },
  )
}

const addItems = command({
  summary: '登记台账事项（可一次登记多项）',
  grant: 'record.write',
  input: z.object({
    code: registerCodeSchema,
    items: z
      .array(z.object({ id: idSchema, fields: itemFieldsSchema }))
      .min(1, '没有要登记的事项')
      .max(MANY, `一次最多登记${MANY}项`),
    /** Also where the same is there already. */
    again: z.boolean().default(false),
  }),
  output: z.object({ added: z.number().int() }),
  run: async (context, { code, items, again }) => {
    await requireRegister(context, code)
    await lockId(context.tx, items[0]!.id)
    const ids = items.map(({ id }) => id)
    const there = await listItems(context.tx, context.actor.bureauId, { ids, known: ALL_KNOWN })
    // A double click sends the same ids twice: what is there is not entered again.
    const fresh = items.filter(({ id }) => !there.some((item) => item.id === id))
    const rows: NewItem[] = []
    for (const { id, fields } of fresh) rows.push({ id, version: 1, ...(await owned(context, fields)) })
    if (!again) await requireUnlike(context, code, rows)
    await insertItems(context, code, rows)
    context.touch({ subjects: rows.map(({ subjectId }) => subjectId), items: true })
    context.audit(context.actor.bureauId, { register: code, count: rows.length })
    return { added: rows.length }
  },
})

const changeItem = command({
  summary: '修改台账事项，或把登错的作废（原内容保留）',
  grant: 'record.write',
  input: z.object({
    id: idSchema,
    version: z.number().int(),
    /** Null to void it. */
    fields: itemFieldsSchema.nullable(),
  }),
  output: z.object({}),
  run: async (context, { id, version, fields }) => {
    await lockId(context.tx, id)
    const [item] = await itemsInSight(context.tx, context.actor.bureauId, { ids: [id], known: ALL_KNOWN })
    if (!item) throw notFound('项台账事项')
    if (!writes(context.actor, item.subjectId))
      throw new Refusal('FORBIDDEN', '这一项不归您的单位（岗位）登记，不能修改。', { rule: 'subject' })
    if (item.version !== version)
      throw new Refusal('CONFLICT', '这一项刚刚被修改过，您的修改没有保存。请看最新内容后再改。', { rule: 'stale' })
    const next = fields === null ? { ...item, voided: true } : await owned(context, fields)
    await insertItems(context, item.code, [{ id, ...next, version: version + 1 }])
    context.touch({ subjects: [item.subjectId, next.subjectId], items: true })
    context.audit(id, { version: version + 1, voided: fields === null })
    return {}
  },
})

const confirm = command({
  summary: '确认事项台账已登记齐全，或撤回确认',
  grant: 'plan.edit',
  input: z.object({ code: registerCodeSchema, complete: z.boolean() }),
  output: z.object({}),
  run: async (context, { code, complete }) => {
    const { tx, actor, today } = context
    await requireRegister(context, code)
    await tx
      .insertInto('register_confirmation')
      .values({
        ...{ bureau_id: actor.bureauId, id: newId(), code, complete, entered_on: formatDay(today) },
        ...{ entered_by: actor.accountId, entered_by_name: actor.displayName },
      })
      .execute()
    context.touch({ subjects: [], items: true })
    context.audit(actor.bureauId, { register: code, complete })
    return {}
  },
})

const choices = query({
  summary: '登记纪实时可选的台账事项',
  grant: 'record.write',
  input: z.object({ dutyIds: z.array(idSchema).max(50) }),
  output: z.object({ registers: z.array(z.string()), items: z.array(itemChoiceSchema) }),
  run: async (context, { dutyIds }) => {
    const { tx, actor, today } = context
    const codes = (await dutiesByRegister(context))
      .filter(({ id }) => dutyIds.includes(id))
      .map(({ register }) => register)
    if (codes.length === 0) return { registers: [], items: [] }
    const registers = (await listRegisters(tx, actor.bureauId, formatDay(today))).filter(({ code }) =>
      codes.includes(code),
    )
    const names = new Map(registers.map(({ code, name }) => [code, name]))
    const items = await itemsInSight(tx, actor.bureauId, { codes, known: formatDay(today) })
    return {
      registers: [...names.values()],
      items: items.map(({ id, name, code }) => ({ id, name, register: names.get(code) ?? '' })),
    }
  },
})

export const registers = { list, get, create, addItems, changeItem, confirm, choices }
