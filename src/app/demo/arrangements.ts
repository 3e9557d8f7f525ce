/**
 * Meetings that are arranged and requests that are made. Done as people would, with the commands, by their own
 * accounts: the notices follow of themselves.
 */
import type { z } from 'zod'
import { CHINESE_CALENDAR, workingDayAfter, workingDayBefore } from '#duties/calendar.rules.ts'
import { scopeOf } from '#kernel/actor.ts'
import { type Day, formatDay, todayInBeijing } from '#kernel/day.ts'
import { type Database, inScope } from '#kernel/db.ts'
import type { Command } from '#kernel/endpoint.ts'
import type { Env } from '#kernel/env.ts'
import { actorOf } from '#office/access.store.ts'
import { meetings } from '#records/meeting/meeting.api.ts'
import type { MeetingContent, MeetingKind } from '#records/meeting/meeting.schema.ts'
import { requests } from '#requests/request.api.ts'
import { accountKey } from './accounts.ts'
import { branchBody } from './bodies.ts'
import { idOf } from './dice.ts'
import type { Demonstration } from './generate.ts'
import { CARELESS_BRANCH, PUNCTUAL_BRANCH } from './manner.ts'
import { personKey } from './people.ts'

interface Setting {
  readonly db: Database
  readonly env: Env
  readonly seed: string
  readonly today: Day
  readonly demonstration: Demonstration
}

/** By their place on the punctual branch's roster: who has asked leave, and who has not answered yet. */
const ON_LEAVE = new Set([4, 9])
const SILENT = new Set([7, 8, 11])

export async function writeArrangements(setting: Setting): Promise<void> {
  await arrangeLecture(setting)
  await arrangePartyDay(setting)
  await makeRequests(setting)
}

/** A lecture next week, which most of the invited have answered. */
async function arrangeLecture(setting: Setting): Promise<void> {
  const id = idOf(setting.seed, 'meeting lecture')
  const heldOn = workingDayAfter(CHINESE_CALENDAR, setting.today, 6)
  const content = {
    startsAt: '14:30',
    place: '党员活动室',
    topics: '从一张图看测绘人的初心',
    note: '请提前阅读学习材料。',
  }
  const invited = await arrange(setting, 'zhibu1', { id, kind: 'lecture', branch: PUNCTUAL_BRANCH, heldOn, content })
  for (const [n, personId] of invited.entries()) {
    if (SILENT.has(n)) continue
    const said = ON_LEAVE.has(n)
      ? { answer: 'leave' as const, reason: '外出作业' }
      : { answer: 'attend' as const, reason: '' }
    await act(setting, 'zhibu1', meetings.answer, { id, personId, ...said })
  }
}

/** A Party day that was arranged and held, and that nobody has recorded. */
async function arrangePartyDay(setting: Setting): Promise<void> {
  const id = idOf(setting.seed, 'meeting party day')
  const heldOn = workingDayBefore(CHINESE_CALENDAR, setting.today, 2)
  const then = { ...setting, today: heldOn - ARRANGED_DAYS_BEFORE }
  const content = { startsAt: '15:00', place: '三楼会议室', topics: '走访控制点，清理测量标志', note: '' }
  await arrange(then, 'zhibu2', { id, kind: 'party_day', branch: CARELESS_BRANCH, heldOn, content })
}

const ARRANGED_DAYS_BEFORE = 7

interface Arranged {
  readonly id: string
  readonly kind: MeetingKind
  /** Key of the branch; all its members are invited, its secretary leads. */
  readonly branch: string
  readonly heldOn: Day
  readonly content: Pick<MeetingContent, 'startsAt' | 'place' | 'topics' | 'note'>
}

/** Returns who is invited. */
async function arrange(setting: Setting, username: string, { id, kind, branch, heldOn, content }: Arranged) {
  const { seed, demonstration } = setting
  const subjectId = idOf(seed, branchBody(branch))
  const invited = demonstration.people
    .filter(({ body_id, party_member }) => party_member && body_id === subjectId)
    .map((person) => person.id)
  const host = idOf(seed, personKey(`${branch}/0`))
  const people = { host, invited, nonVoting: [], files: [] }
  await act(setting, username, meetings.save, {
    ...{ id, version: 0, kind, occurrence: null },
    content: { ...content, ...people, subjectId, heldOn: formatDay(heldOn) },
  })
  return invited
}

/** One that the branch still owes an answer, one that the committee has answered. */
async function makeRequests(setting: Setting): Promise<void> {
  const { seed } = setting
  const id = (name: string) => idOf(seed, name)
  await act(setting, 'dangyuan1', requests.ask, {
    ...{ id: id('request branch'), bodyId: id(branchBody(PUNCTUAL_BRANCH)), kind: 'organisation', shared: false },
    title: '集中学习能否避开外业集中的时段',
    text: '每月下旬外业任务较多，建议把支部集中学习安排在上旬或中旬，便于外业人员参加。',
  })
  await act(setting, 'dangyuan2', requests.ask, {
    ...{ id: id('request committee'), bodyId: id('body committee'), kind: 'suggestion', shared: false },
    title: '希望增加几本业务与党建结合的读物',
    text: '党员书屋的书以理论读物为主，建议补充一些测绘行业先进人物和党史地图方面的读物。',
  })
  await act(setting, 'dangwei', requests.answer, {
    id: id('request committee'),
    text: '已列入本季度购书计划，书目欢迎各支部推荐，到书后在党员书屋公布。',
  })
}

/** What an account does through a command, as it would from its page, on the day of the setting. */
async function act<I extends z.ZodType, O extends z.ZodType>(
  { db, env, seed, today }: Setting,
  username: string,
  command: Command<I, O>,
  input: z.output<I>,
): Promise<void> {
  const actor = await actorOf(db, idOf(seed, accountKey(username)), today)
  if (!actor) throw new Error(`the demonstration has no account ${username}`)
  const now = new Date(Date.now() + (today - todayInBeijing()) * 86_400_000)
  const parts = { requestId: 'demonstration', ip: '', now, today, env, actor }
  // None of these commands enqueues or changes what is owed, and the demonstration's own making is not audited.
  const nothing = {
    jobs: { enqueue: () => Promise.reject(new Error('no job queue')) },
    audit: () => {},
    touch: () => {},
  }
  await inScope(db.app, scopeOf(actor), (tx) => command.run({ ...parts, ...nothing, tx }, input))
}
