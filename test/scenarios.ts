/** Scenario files written into the database, as what they describe would stand there. */
import { createHash } from 'node:crypto'
import type { RosterFacts } from '#duties/list.rules.ts'
import type { Scenario } from '#duties/scenario.schema.ts'
import { type Database, inScope } from '#kernel/db.ts'
import { newId } from '#kernel/id.ts'
import { everything } from './builders.ts'

/** Writes a scenario as a bureau of its own, with who belongs to its bodies. Open ends become far days. */
export async function writeScenario(db: Database, scenario: Scenario, stays: RosterFacts['stays']): Promise<Written> {
  const bureau_id = newId()
  // One id of the file is one id of the database, in the same order.
  const idOf = (text: string) => uuid(bureau_id, text)
  const by = newId()
  await db.auth.insertInto('bureau').values({ bureau_id, name: '生成的单位' }).execute()
  await inScope(db.app, { ...everything({ id: bureau_id }), account: by }, async (tx) => {
    const days = ({ from, to }: { from?: string | null; to?: string | null }) => ({
      from_day: from ?? '1900-01-01',
      to_day: to ?? null,
    })
    const owned = <R extends object>(rows: readonly R[]) => rows.map((row) => ({ bureau_id, ...row }))
    await tx
      .insertInto('body')
      .values(
        owned(
          scenario.bodies.map((body) => ({
            id: idOf(body.id),
            kind: body.kind,
            name: body.id,
            ...days(body),
            records_since: body.recordsSince ?? null,
          })),
        ),
      )
      .execute()
    const holders = scenario.posts.flatMap((post) => post.holders)
    const people = new Set([...holders, ...stays].map(({ person }) => person))
    if (people.size > 0) {
      await tx
        .insertInto('person')
        .values(
          owned(
            [...people].map((person) => ({
              id: idOf(person),
              name: person,
              pinyin: person,
              initials: person,
              body_id: idOf(scenario.bodies[0]!.id),
              from_day: '1900-01-01',
              party_member: true,
            })),
          ),
        )
        .execute()
    }
    for (const { person, body, ...span } of stays)
      await tx
        .insertInto('membership')
        .values({ bureau_id, id: newId(), person_id: idOf(person), body_id: idOf(body), ...days(span) })
        .execute()
    await tx
      .insertInto('post')
      .values(
        owned(scenario.posts.map(({ id, role, body }) => ({ id: idOf(id), role, name: id, body_id: idOf(body) }))),
      )
      .execute()
    for (const { id, holders } of scenario.posts)
      for (const { person, ...span } of holders)
        await tx
          .insertInto('post_holding')
          .values({ bureau_id, id: newId(), post_id: idOf(id), person_id: idOf(person), ...days(span) })
          .execute()
  })
  await writeRegisters(db, bureau_id, by, idOf, scenario)
  await writeDuties(db, bureau_id, by, idOf, scenario)
  await writeFacts(db, bureau_id, by, idOf, scenario)
  return { id: bureau_id, idOf }
}

export interface Written {
  /** The bureau's id. */
  readonly id: string
  /** The database's id of an id of the file. */
  readonly idOf: IdOf
}

type IdOf = (text: string) => string

/** The text's letters and number in front, so that ids sort as the file's do. */
function uuid(bureau: string, text: string, more = ''): string {
  const head = Buffer.from(text.padEnd(4, ' ').slice(0, 4)).toString('hex')
  const tail = createHash('sha256').update(`${bureau} ${text} ${more}`).digest('hex').slice(0, 24)
  const hex = head + tail
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
}

async function writeDuties(db: Database, bureau_id: string, by: string, idOf: IdOf, { duties }: Scenario) {
  const ids = { file: newId(), plan: newId(), commitment: newId() }
  const owesIn = (owes: Record<string, string>) =>
    Object.fromEntries(Object.entries(owes).map(([k, v]) => [k, k === 'body' || k === 'post' ? idOf(v) : v]))
  await inScope(db.app, { ...everything({ id: bureau_id }), account: by }, async (tx) => {
    await tx
      .insertInto('file')
      .values({
        ...{ bureau_id, id: ids.file, name: '要点.txt', media_type: 'text/plain', size: 1, purpose: 'plan' },
        ...{ sha256: Buffer.alloc(32), owner_id: ids.plan, uploaded_by: by },
      })
      .execute()
    await tx
      .insertInto('plan')
      .values({
        ...{ bureau_id, id: ids.plan, title: '要点', year: 2020, file_id: ids.file, file_name: '要点.txt' },
        ...{ state: 'published', created_by: by },
      })
      .execute()
    await tx
      .insertInto('commitment')
      .values({
        ...{ bureau_id, id: ids.commitment, plan_id: ids.plan, ordinal: 0, start_at: 0, end_at: 1, quote: '一' },
        ...{ reading: '{}', draft: '{}', state: 'accepted' },
      })
      .execute()
    for (const [ordinal, { id, title, inForce, owes, versions, ...terms }] of duties.entries()) {
      await tx
        .insertInto('duty')
        .values({
          ...{ bureau_id, id: idOf(id), plan_id: ids.plan, commitment_id: ids.commitment, ordinal },
          ...{ title: title || id, quote: '一', entered_on: '2019-01-01' },
          definition: JSON.stringify({ ...terms, owes: owesIn(owes as Record<string, string>), inForce }),
          in_force_from: inForce!.from!,
          in_force_to: inForce!.to!,
        })
        .execute()
      for (const { effectiveFrom, enteredOn, set, withdrawn } of versions)
        await tx
          .insertInto('duty_version')
          .values({
            ...{ bureau_id, id: newId(), duty_id: idOf(id), effective_from: effectiveFrom, entered_on: enteredOn },
            ...{ set: set ? JSON.stringify(set) : null, withdrawn: withdrawn === true, reason: '调整' },
            ...{ entered_by: by, entered_by_name: '甲' },
          })
          .execute()
    }
  })
}

/** Registers whose items were all entered before the first day that anybody asks about. */
async function writeRegisters(db: Database, bureau_id: string, by: string, idOf: IdOf, { registers }: Scenario) {
  const entered = { entered_by: by, entered_by_name: '甲', entered_on: '2019-01-01' }
  await inScope(db.app, { ...everything({ id: bureau_id }), account: by }, async (tx) => {
    for (const [code, { complete, items }] of Object.entries(registers)) {
      await tx
        .insertInto('register')
        .values({ bureau_id, code, name: code, created_by: by, created_on: entered.entered_on })
        .execute()
      await tx
        .insertInto('register_confirmation')
        .values({ bureau_id, id: newId(), code, complete, ...entered })
        .execute()
      for (const { id, body, post, from, to } of items)
        await tx
          .insertInto('register_item')
          .values({
            ...{ bureau_id, id: idOf(id), version: 1, code, name: id, ...entered },
            ...{ subject_id: idOf((body ?? post)!), subject_is_post: !body, from_day: from, to_day: to ?? null },
          })
          .execute()
    }
  })
}

async function writeFacts(db: Database, bureau_id: string, by: string, idOf: IdOf, scenario: Scenario) {
  const duties = new Set(scenario.duties.map(({ id }) => id))
  const inDatabase = (occurrence: string | null | undefined) => {
    const [duty = '', subject = '', rest = ''] = occurrence?.split('/') ?? []
    const named = rest.replace(/#([^~]+)/, (_, item: string) => `#${idOf(item)}`)
    return occurrence ? [idOf(duty), idOf(subject), named].join('/') : null
  }
  await inScope(db.app, { ...everything({ id: bureau_id }), account: by }, async (tx) => {
    for (const record of scenario.records) {
      // A credit of the database speaks for one subject.
      const credits = record.credits.flatMap((credit) => [
        ...credit.bodies.map((id) => ({ ...credit, subject_id: idOf(id), subject_is_post: false })),
        ...credit.posts.map((id) => ({ ...credit, subject_id: idOf(id), subject_is_post: true })),
      ])
      for (const subject_id of new Set(credits.map((credit) => credit.subject_id))) {
        const id = uuid(bureau_id, record.id, subject_id)
        const dated = { held_on: record.heldOn, entered_on: record.enteredOn }
        await tx
          .insertInto('record')
          .values({
            ...{ bureau_id, id, kind: 'plain', title: record.id, subject_id, state: 'submitted', version_by: by },
            ...{ ...dated, version: 1, entered_by: by },
          })
          .execute()
        const own = credits.filter((credit) => credit.subject_id === subject_id)
        await tx
          .insertInto('credit')
          .values(
            own.map(({ kind, tags, quantity, people, item, subject_is_post }) => ({
              ...{
                bureau_id,
                id: newId(),
                record_id: id,
                class: 0,
                entered_by: by,
                kind,
                tags,
                quantity,
                subject_id,
                subject_is_post,
              },
              people: people.map(idOf),
              ...{ ...dated, known_from: record.enteredOn, voided_on: record.voidedOn ?? null },
              makes_up_for: inDatabase(record.makesUpFor),
              item: item ? idOf(item) : null,
              label: record.label ? Number(record.label) : null,
            })),
          )
          .execute()
        if (record.correction?.approvedOn)
          await tx
            .insertInto('approval')
            .values({
              ...{
                bureau_id,
                id: newId(),
                kind: 'late_entry',
                subject_id,
                record_id: id,
                record_version: 1,
                reason: '停电',
              },
              ...{ state: 'asked', asked_by: by, asked_by_name: '甲', asked_on: record.enteredOn },
            })
            .execute()
      }
    }
    for (const { duty, subject, from, to, approvedOn } of scenario.exemptions)
      if (approvedOn && duties.has(duty))
        await tx
          .insertInto('approval')
          .values({
            ...{ bureau_id, id: newId(), kind: 'exemption', subject_id: idOf(subject), duty_id: idOf(duty) },
            ...{ from_day: from ?? '1900-01-01', to_day: to ?? '2100-12-31', reason: '抽调', state: 'asked' },
            ...{ asked_by: by, asked_by_name: '甲', asked_on: approvedOn },
          })
          .execute()
  })
  // Decided by another account: nobody decides what he or she asked for.
  await inScope(db.app, { ...everything({ id: bureau_id }), account: newId() }, async (tx) => {
    await tx
      .updateTable('approval')
      .set((eb) => ({
        state: 'approved',
        decided_by: eb.fn<string>('app_account', []),
        decided_by_name: '乙',
        decided_on: eb.ref('asked_on'),
      }))
      .where('bureau_id', '=', bureau_id)
      .execute()
  })
}
