/** The bureau's own plan, read and published as an uploaded one would be. */
import { readFileSync } from 'node:fs'
import { type Duty, dutySchema } from '#duties/duty.schema.ts'
import { hindrance } from '#plans/hindrance.rules.ts'
import { type Drafted, draftOf, dutiesOf } from '#plans/plan.rules.ts'
import { readPlan } from '#plans/reader/read.rules.ts'
import type { Posts } from './posts.ts'
import type { Row, World } from './world.ts'

const TEXT = readFileSync(new URL('plan.txt', import.meta.url), 'utf8')

/** When a plan is issued, and published in the system. */
export const PUBLISHED = '01-08'

export interface PublishedPlan {
  readonly fileName: string
  readonly text: string
  readonly file: Omit<Row<'file'>, 'sha256' | 'size' | 'uploaded_by'>
  readonly plan: Omit<Row<'plan'>, 'created_by' | 'published_by'>
  readonly commitments: Omit<Row<'commitment'>, 'changed_by'>[]
  readonly duties: Row<'duty'>[]
  /** The duties in the engine's form. */
  readonly terms: Duty[]
}

/** Reads the plan, takes every commitment that can be owed, and publishes. */
export function publishedPlan(world: World, bodies: readonly Row<'body'>[], { posts }: Posts): PublishedPlan {
  const text = TEXT.replaceAll('{年}', String(world.year))
  const reading = readPlan(text)
  const office = {
    bodies: bodies.map(({ id, name, kind }) => ({ id, name, kind })),
    posts: posts.map(({ id, name, role, body_id }) => ({ id, name, role, body: body_id })),
  }
  const at = new Date(`${world.on(PUBLISHED)}T10:00:00+08:00`)
  const [fileId, planId] = [world.id(`plan file ${world.year}`), world.id(`plan ${world.year}`)]
  const fileName = `${reading.title}.txt`
  const items = reading.commitments.map((commitment, ordinal) => {
    const drafted: Drafted = draftOf(commitment, world.year, office)
    const accepted = hindrance(drafted.draft) === null
    return { commitment, ordinal, drafted, accepted, id: world.id(`commitment ${world.year} ${ordinal}`) }
  })
  const duties = items
    .filter(({ accepted }) => accepted)
    .flatMap(({ id, commitment, drafted }) =>
      dutiesOf(drafted.draft, id).map((duty, n) => ({
        id: world.id(`duty ${id} ${n}`),
        plan_id: planId,
        commitment_id: id,
        title: duty.title,
        point: commitment.point,
        quote: commitment.quote,
        definition: JSON.stringify(duty.definition),
        in_force_from: duty.inForce.from,
        in_force_to: duty.inForce.to,
        entered_on: world.on(PUBLISHED),
      })),
    )
    .map((duty, ordinal) => ({ ...duty, ordinal }))
  return {
    fileName,
    text,
    file: { id: fileId, name: fileName, media_type: 'text/plain', purpose: 'plan', owner_id: planId, uploaded_at: at },
    plan: {
      id: planId,
      title: reading.title,
      year: world.year,
      named_year: reading.year,
      file_id: fileId,
      file_name: fileName,
      text,
      points: JSON.stringify(reading.points),
      unquantified: JSON.stringify(reading.unquantified),
      state: 'published',
      problem: null,
      created_at: at,
      published_at: at,
    },
    commitments: items.map(({ id, commitment, ordinal, drafted, accepted }) => ({
      id,
      plan_id: planId,
      ordinal,
      start_at: commitment.start,
      end_at: commitment.end,
      quote: commitment.quote,
      reading: JSON.stringify(commitment),
      draft: JSON.stringify(drafted),
      state: accepted ? 'accepted' : 'rejected',
      edited: false,
      version: 2,
      changed_at: at,
    })),
    duties,
    terms: duties.map(({ id, title, definition }) => dutySchema.parse({ ...JSON.parse(definition), id, title })),
  }
}
