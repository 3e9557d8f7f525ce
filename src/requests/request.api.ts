/** Requests: whom one can ask, ask, the lists, one with its thread. What is done with one stands in turn.api.ts. */
import { z } from 'zod'
import type { Calendar } from '#duties/calendar.rules.ts'
import { bureauCalendar } from '#duties/holiday.api.ts'
import { formatDay } from '#kernel/day.ts'
import { type Context, command, query } from '#kernel/endpoint.ts'
import { newId } from '#kernel/id.ts'
import { lockId } from '#kernel/lock.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { notify } from '#notices/notify.api.ts'
import { idSchema } from '#office/office.schema.ts'
import { listBodies, type SubjectName, subjectNames } from '#office/office.store.ts'
import { isActive } from '#office/tree.rules.ts'
import { mayDo, promiseOf, REQUEST_ACTIONS, type RequestAction } from './request.rules.ts'
import {
  type Addressee,
  addresseeSchema,
  newRequestSchema,
  type RequestSummary,
  requestListSchema,
  requestSchema,
} from './request.schema.ts'
import { listAnswerers, listMessages, listRequests, type StoredRequest } from './request.store.ts'
import { standpointOf, turns } from './turn.api.ts'

/** The own branch and the committee, each where somebody else answers for it. */
async function addresseesOf({ tx, actor, today }: Context): Promise<Addressee[]> {
  const day = formatDay(today)
  const answerers = await listAnswerers(tx, actor.bureauId, day)
  const bodies = await listBodies(tx, actor.bureauId)
  const branches = bodies.filter(({ id, kind }) => actor.ownBodies.includes(id) && kind !== 'bureau_committee')
  const committees = bodies.filter(({ kind }) => kind === 'bureau_committee')
  return [...branches, ...committees]
    .filter((body) => isActive(body, day))
    .map(({ id, name, kind }) => ({
      ...{ id, name, committee: kind === 'bureau_committee' },
      answerers: answerers
        .filter(({ bodyId, personId }) => bodyId === id && personId !== actor.personId)
        .map((one) => ({ name: one.name, post: one.post })),
    }))
    .filter(({ answerers: others }) => others.length > 0)
}

const addressees = query({
  summary: '可以向谁提诉求：本人所在支部、机关党委，以及会看到的人',
  grant: 'self',
  input: z.object({}),
  output: z.object({ bodies: z.array(addresseeSchema) }),
  run: async (context) => ({ bodies: context.actor.personId ? await addresseesOf(context) : [] }),
})

const ask = command({
  summary: '提出诉求（同一编号重复提交只登记一次）',
  grant: 'self',
  input: newRequestSchema,
  output: z.object({ id: idSchema }),
  run: async (context, { id, bodyId, kind, title, text, shared }) => {
    const { tx, actor, today } = context
    const { personId } = actor
    if (!personId) throw new Refusal('FORBIDDEN', '管理账号不提诉求。请用本人的账号登录后提出。', { rule: 'no-person' })
    await lockId(tx, id)
    const [repeated] = await listRequests(tx, actor.bureauId, id)
    if (repeated) {
      if (repeated.askerId !== personId)
        throw new Refusal('CONFLICT', '这个编号已被使用，请刷新页面后重试。', { rule: 'taken' })
      context.audit(id, { repeated: true })
      return { id }
    }
    const bodies = await addresseesOf(context)
    const body = bodies.find((one) => one.id === bodyId)
    if (!body) {
      const message = '这个组织现在没有人答复诉求，或者不是您所在的支部。请改向列出的组织提出。'
      throw new Refusal('UNPROCESSABLE_CONTENT', message, { rule: 'body', field: 'bodyId' })
    }
    const committee = bodies.find((one) => one.committee)
    const base = { bureau_id: actor.bureauId, id }
    await tx
      .insertInto('request')
      .values({
        ...{ ...base, kind, title, state: 'asked', asker_id: personId, asker_name: actor.displayName },
        ...{ body_id: bodyId, answering_id: bodyId, asked_on: formatDay(today) },
        shared_with: shared && !body.committee ? (committee?.id ?? null) : null,
      })
      .execute()
    await tx
      .insertInto('request_message')
      .values({
        ...{ bureau_id: actor.bureauId, id: newId(), request_id: id, part: 'ask', text },
        ...{ by_person: personId, by_name: actor.displayName },
      })
      .execute()
    const answerers = await listAnswerers(tx, actor.bureauId, formatDay(today))
    await notify(
      context,
      { people: answerers.filter((one) => one.bodyId === bodyId).map((one) => one.personId) },
      { kind: 'request_waiting', title: '有一件诉求待答复', text: body.name, to: `/requests/${id}` },
    )
    context.audit(id, { kind })
    return { id }
  },
})

const list = query({
  summary: '自己提出的诉求，和由自己答复的诉求',
  grant: 'self',
  input: z.object({}),
  output: requestListSchema,
  run: async (context) => {
    const { tx, actor, today } = context
    const names = await subjectNames(tx, actor.bureauId)
    const answerers = await listAnswerers(tx, actor.bureauId, formatDay(today))
    const own = answerers.filter(({ personId }) => personId === actor.personId).map(({ bodyId }) => bodyId)
    const requests = await listRequests(tx, actor.bureauId)
    const waits = ({ state, askerId, answeringId }: StoredRequest) =>
      (REQUEST_ACTIONS.answer.in as readonly string[]).includes(state) &&
      askerId !== actor.personId &&
      own.includes(answeringId)
    const calendar = await bureauCalendar(context)
    const shown = (some: readonly StoredRequest[]) => some.map((one) => summaryOf(one, names, today, calendar))
    return {
      answers: own.length > 0,
      waiting: shown(requests.filter(waits).sort((a, b) => (a.dueFrom < b.dueFrom ? -1 : 1))),
      mine: shown(requests.filter(({ askerId }) => askerId === actor.personId)),
      others: shown(requests.filter((one) => one.askerId !== actor.personId && !waits(one))),
    }
  },
})

function summaryOf(
  { id, kind, title, state, asker, bodyId, answeringId, askedOn, dueFrom }: StoredRequest,
  names: ReadonlyMap<string, SubjectName>,
  today: number,
  calendar: Calendar,
): RequestSummary {
  const bodyOf = (body: string) => ({ id: body, name: names.get(body)?.name ?? '' })
  return {
    ...{ id, kind, title, state, asker, askedOn },
    body: bodyOf(bodyId),
    answering: bodyOf(answeringId),
    promise: promiseOf(state, dueFrom, today, calendar),
  }
}

const get = query({
  summary: '一件诉求和它的往来',
  grant: 'self',
  input: z.object({ id: idSchema }),
  output: requestSchema,
  run: async (context, { id }) => {
    const { tx, actor, today } = context
    const [request] = await listRequests(tx, actor.bureauId, id)
    if (!request) throw notFound('件诉求')
    const names = await subjectNames(tx, actor.bureauId)
    const messages = await listMessages(tx, actor.bureauId, id)
    const standpoint = await standpointOf(context, request)
    const may = (action: RequestAction) => mayDo(action, standpoint) === true
    return {
      ...summaryOf(request, names, today, await bureauCalendar(context)),
      mine: standpoint.asker,
      shared: request.sharedWith !== null,
      endedOn: request.endedOn,
      satisfied: request.satisfied,
      messages: messages.map(({ bodyId, madeAt, ...message }) => ({
        ...message,
        body: bodyId ? (names.get(bodyId)?.name ?? '') : null,
        madeAt: madeAt.toISOString(),
      })),
      may: {
        answer: may('answer'),
        handUp: may('handUp'),
        askAgain: may('askAgain'),
        escalate: may('escalate'),
        close: may('close'),
        withdraw: may('withdraw'),
      },
    }
  },
})

export const requests = { addressees, ask, list, get, ...turns }
