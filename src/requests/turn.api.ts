/** What is done with a request: answer, hand up, ask again, close, withdraw. Each tells whoever has to know. */
import { z } from 'zod'
import { formatDay } from '#kernel/day.ts'
import { type CommandContext, type Context, command } from '#kernel/endpoint.ts'
import { newId } from '#kernel/id.ts'
import { lockId } from '#kernel/lock.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import type { NewNotice } from '#notices/notice.schema.ts'
import { notify, settle } from '#notices/notify.api.ts'
import { idSchema } from '#office/office.schema.ts'
import { listBodies, subjectOf } from '#office/office.store.ts'
import { isActive } from '#office/tree.rules.ts'
import { mayDo, type RequestAction, type Standpoint } from './request.rules.ts'
import { answerSchema, closeSchema, handUpSchema, type MessagePart } from './request.schema.ts'
import { listAnswerers, listMessages, listRequests, type StoredRequest } from './request.store.ts'

/** A request as the rules see it for the actor. */
export async function standpointOf({ tx, actor, today }: Context, request: StoredRequest): Promise<Standpoint> {
  const answerers = await listAnswerers(tx, actor.bureauId, formatDay(today))
  const bodies = await listBodies(tx, actor.bureauId)
  const messages = await listMessages(tx, actor.bureauId, request.id)
  return {
    state: request.state,
    asker: request.askerId === actor.personId,
    answers: answerers.some((one) => one.personId === actor.personId && one.bodyId === request.answeringId),
    committee: bodies.find(({ id }) => id === request.answeringId)?.kind === 'bureau_committee',
    askedAgain: messages.some(({ part }) => part === 'ask_again'),
  }
}

/** The request, if the actor may do this with it now; held until the end, so that of two turns the second sees the first. */
async function requireTurn(context: CommandContext, id: string, action: RequestAction): Promise<StoredRequest> {
  await lockId(context.tx, id)
  const [request] = await listRequests(context.tx, context.actor.bureauId, id)
  if (!request) throw notFound('件诉求')
  const may = mayDo(action, await standpointOf(context, request))
  if (may !== true) throw new Refusal('CONFLICT', `${may}，没有改动。`, { rule: 'turn' })
  // Whatever the turn is, it is waited for no longer; whose turn comes next is told anew.
  await settle(context.tx, id, ['request_waiting'])
  return request
}

async function say({ tx, actor }: CommandContext, id: string, part: MessagePart, text: string, bodyId?: string) {
  await tx
    .insertInto('request_message')
    .values({
      ...{ bureau_id: actor.bureauId, id: newId(), request_id: id, part, text },
      ...{ by_person: actor.personId!, by_name: actor.displayName, body_id: bodyId ?? null },
    })
    .execute()
}

type Change = Partial<
  Record<'state' | 'answering_id' | 'asked_on' | 'handed_up_by' | 'answered_by' | 'ended_on', string>
> & { readonly satisfied?: boolean | null }

async function change({ tx, actor }: CommandContext, id: string, to: Change): Promise<void> {
  await tx.updateTable('request').set(to).where('bureau_id', '=', actor.bureauId).where('id', '=', id).execute()
}

/** Tells whoever asked; like each of these notices it holds nothing of the request but whose turn it was and where it is. */
async function tellAsker(context: CommandContext, request: StoredRequest, title: string): Promise<void> {
  const { id, askerId, answeringId } = request
  const text = await bodyName(context, answeringId)
  await notify(context, { people: [askerId] }, { kind: 'request_turned', title, text, to: `/requests/${id}` })
}

const bodyName = async ({ tx, actor }: CommandContext, id: string): Promise<string> =>
  (await subjectOf(tx, actor.bureauId, id))?.name ?? ''

/** Tells those who answer for a body, but for the asker, who may be one of them. */
async function tellAnswerers(
  context: CommandContext,
  { askerId }: StoredRequest,
  bodyId: string,
  notice: Omit<NewNotice, 'text'>,
): Promise<void> {
  const { tx, actor, today } = context
  const answerers = await listAnswerers(tx, actor.bureauId, formatDay(today))
  const people = answerers.filter((one) => one.bodyId === bodyId && one.personId !== askerId)
  const text = await bodyName(context, bodyId)
  await notify(context, { people: people.map(({ personId }) => personId) }, { ...notice, text })
}

/** The committee, where somebody other than the asker is there to answer. */
async function committeeFor({ tx, actor, today }: CommandContext, request: StoredRequest, otherwise: string) {
  const day = formatDay(today)
  const answerers = await listAnswerers(tx, actor.bureauId, day)
  const committee = (await listBodies(tx, actor.bureauId)).find(
    (body) =>
      body.kind === 'bureau_committee' &&
      isActive(body, day) &&
      answerers.some(({ bodyId, personId }) => bodyId === body.id && personId !== request.askerId),
  )
  if (committee) return committee.id
  throw new Refusal('UNPROCESSABLE_CONTENT', `机关党委现在没有人可以答复这件诉求，${otherwise}`, {
    rule: 'no-committee',
  })
}

const done = z.object({})

const answer = command({
  summary: '答复诉求',
  grant: 'self',
  input: answerSchema,
  output: done,
  run: async (context, { id, text }) => {
    const request = await requireTurn(context, id, 'answer')
    await say(context, id, 'answer', text, request.answeringId)
    await change(context, id, { state: 'answered', answered_by: context.actor.personId! })
    await tellAsker(context, request, '您的诉求已答复')
    context.audit(id)
    return {}
  },
})

const handUp = command({
  summary: '把诉求转机关党委答复，说明提出人看得到',
  grant: 'self',
  input: handUpSchema,
  output: done,
  run: async (context, { id, remark }) => {
    const request = await requireTurn(context, id, 'handUp')
    const committee = await committeeFor(context, request, '请由支部答复。')
    await say(context, id, 'hand_up', remark, request.answeringId)
    await change(context, id, { answering_id: committee, handed_up_by: context.actor.personId! })
    const waiting = { kind: 'request_waiting', title: '有一件转来的诉求待答复', to: `/requests/${id}` } as const
    await tellAnswerers(context, request, committee, waiting)
    await tellAsker(context, request, '您的诉求已转机关党委')
    context.audit(id)
    return {}
  },
})

const askAgain = command({
  summary: '对答复追问一次',
  grant: 'self',
  input: answerSchema,
  output: done,
  run: async (context, { id, text }) => {
    const request = await requireTurn(context, id, 'askAgain')
    await say(context, id, 'ask_again', text)
    await change(context, id, { state: 'asked_again', asked_on: formatDay(context.today) })
    const waiting = { kind: 'request_waiting', title: '有一件诉求被追问，待答复', to: `/requests/${id}` } as const
    await tellAnswerers(context, request, request.answeringId, waiting)
    context.audit(id)
    return {}
  },
})

const escalate = command({
  summary: '对支部的答复不满意：转机关党委答复',
  grant: 'self',
  input: answerSchema,
  output: done,
  run: async (context, { id, text }) => {
    const request = await requireTurn(context, id, 'escalate')
    const committee = await committeeFor(context, request, '可以追问，或者当面沟通。')
    await say(context, id, 'escalate', text)
    // A question of its own: the committee has its ten working days.
    const asked = { state: 'asked_again', asked_on: formatDay(context.today) }
    await change(context, id, { ...asked, answering_id: committee, handed_up_by: context.actor.personId! })
    const to = `/requests/${id}`
    const waiting = { kind: 'request_waiting', title: '提出人对答复不满意，有一件诉求转来待答复', to } as const
    await tellAnswerers(context, request, committee, waiting)
    const turned = { kind: 'request_turned', title: '提出人对答复不满意，诉求已转机关党委', to } as const
    await tellAnswerers(context, request, request.answeringId, turned)
    context.audit(id)
    return {}
  },
})

const close = command({
  summary: '了结自己的诉求，不论有没有答复',
  grant: 'self',
  input: closeSchema,
  output: done,
  run: async (context, { id, satisfied }) => {
    const request = await requireTurn(context, id, 'close')
    const said = request.state === 'answered' ? satisfied : null
    await change(context, id, { state: 'closed', ended_on: formatDay(context.today), satisfied: said })
    const over = { kind: 'request_turned', title: '提出人了结了一件诉求', to: `/requests/${id}` } as const
    await tellAnswerers(context, request, request.answeringId, over)
    context.audit(id)
    return {}
  },
})

const withdraw = command({
  summary: '撤回自己还没有答复的诉求，此后只有自己看得到',
  grant: 'self',
  input: z.object({ id: idSchema }),
  output: done,
  run: async (context, { id }) => {
    const request = await requireTurn(context, id, 'withdraw')
    await change(context, id, { state: 'withdrawn', ended_on: formatDay(context.today) })
    // It can no longer be opened by those who would have answered.
    const over = { kind: 'request_turned', title: '提出人撤回了一件诉求', to: '/requests' } as const
    await tellAnswerers(context, request, request.answeringId, over)
    context.audit(id)
    return {}
  },
})

export const turns = { answer, handUp, askAgain, escalate, close, withdraw }
