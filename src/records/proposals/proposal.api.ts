/** What an attached file of minutes proposes for the form that it was attached to. Reads, and changes nothing. */
import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { textOf } from '#documents/confined-text.ts'
import { READABLE } from '#documents/document.schema.ts'
import { writes } from '#kernel/actor.ts'
import { formatDay } from '#kernel/day.ts'
import { counting } from '#kernel/db.ts'
import { type Context, query } from '#kernel/endpoint.ts'
import { readStored } from '#kernel/files.ts'
import { notFound, Refusal } from '#kernel/refusal.ts'
import { daySchema, idSchema } from '#office/office.schema.ts'
import { type MeetingKind, meetingKindSchema } from '#records/meeting/meeting.schema.ts'
import { mustAttend } from '#records/meeting/meeting.store.ts'
import { countsIn, minutesCountsSchema } from './counts.rules.ts'
import type { OnRoster } from './names.rules.ts'
import { namedSchema, proposalSchema } from './proposal.schema.ts'
import { missingIn, proposalsOf, strangersIn } from './propose.rules.ts'

const LIMITS = { seconds: 15, megabytes: 256 }
/** Minutes are short: what is longer is something else. In bytes, and in characters of the text. */
const LARGEST = 10 * 1024 * 1024
const LONGEST = 200_000
/** Files that are read at the same time; each takes a process and a connection for a moment. */
const AT_ONCE = 2
let reading = 0

export const propose = query({
  summary: '从附件中的会议记录读出可以填入纪实的内容，供选用',
  grant: 'record.write',
  input: z.object({
    fileId: idSchema,
    kind: meetingKindSchema,
    subjectId: idSchema,
    heldOn: daySchema.optional(),
  }),
  output: z.object({
    file: z.string(),
    proposals: z.array(proposalSchema),
    counts: minutesCountsSchema,
    /** Named as having stayed away, without a word of leave. */
    missing: z.array(namedSchema),
    /** Named as present or on leave, and on no roster. */
    strangers: z.array(z.string()),
    /** Whom names were looked for among. */
    roster: z.array(namedSchema),
  }),
  run: async (context, { fileId, kind, subjectId, heldOn }) => {
    const { tx, actor, env, today: day } = context
    const today = formatDay(day)
    if (!writes(actor, subjectId)) throw notFound('个单位')
    const file = await tx
      .selectFrom('file')
      .select(['name', 'size'])
      .where('bureau_id', '=', actor.bureauId)
      .where('id', '=', fileId)
      .where('purpose', '=', 'evidence')
      .executeTakeFirst()
    if (!file) throw notFound('个文件')
    if (!READABLE.some((end) => file.name.toLowerCase().endsWith(end)) || file.size > LARGEST)
      return { file: file.name, proposals: [], counts: countsIn(''), missing: [], strangers: [], roster: [] }
    const bytes = await buffer(readStored(env.dataFolder, actor.bureauId, fileId))
    const text = (await oneOfFew(() => textOf(file.name, bytes, LIMITS))).slice(0, LONGEST)
    const empty = { text, roster: [], members: [], hosts: [], today }
    const named = proposalsOf(empty).find(({ field }) => field === 'heldOn')?.value
    const among = await rosterOf(context, kind, subjectId, String(named ?? heldOn ?? today))
    return {
      file: file.name,
      counts: countsIn(text),
      proposals: proposalsOf({ ...empty, ...among }),
      missing: missingIn({ text, roster: among.roster }),
      strangers: strangersIn({ text, ...among }),
      roster: [...among.roster],
    }
  },
})

async function oneOfFew<T>(work: () => Promise<T>): Promise<T> {
  if (reading >= AT_ONCE) throw new Refusal('TOO_MANY_REQUESTS', '正在读取别的文件，请稍后再试。', { retryAfter: 5 })
  reading += 1
  try {
    return await work()
  } finally {
    reading -= 1
  }
}

/** Whom names are looked for among: those of the body on the day; who led a Party day or a lecture may be anybody. */
async function rosterOf({ tx, actor }: Context, kind: MeetingKind, bodyId: string, day: string) {
  const people = tx
    .selectFrom('person as p')
    .select(['p.id', 'p.name'])
    .where('p.bureau_id', '=', actor.bureauId)
    .where('p.from_day', '<=', day)
    .where((eb) => eb.or([eb('p.to_day', 'is', null), eb('p.to_day', '>=', day)]))
    .orderBy('p.id')
  // Read as the roster of those who must attend is: who moved on since belonged to it all the same.
  const roster: OnRoster[] = await counting(tx, () =>
    people
      .where((eb) =>
        eb(
          'p.id',
          'in',
          eb
            .selectFrom('membership as m')
            .select('m.person_id')
            .where('m.bureau_id', '=', actor.bureauId)
            .where('m.body_id', '=', bodyId)
            .where('m.from_day', '<=', day)
            .where((m) => m.or([m('m.to_day', 'is', null), m('m.to_day', '>=', day)])),
        ),
      )
      .execute(),
  )
  const members = await mustAttend(tx, actor.bureauId, kind, bodyId, day)
  const hosts = kind === 'assembly' || kind === 'committee' ? roster : await people.execute()
  return { roster, members, hosts }
}
