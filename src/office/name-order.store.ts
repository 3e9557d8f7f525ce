/** Names that came before they were spelt for sorting are spelt when the system starts. */
import { sql } from 'kysely'
import { type Database, inScope, type Scope } from '#kernel/db.ts'
import { namePinyin } from './pinyin.rules.ts'

/** Gives how many were spelt. */
export async function spellNames(db: Database): Promise<number> {
  const bureaus = await db.auth.selectFrom('bureau').select('bureau_id').execute()
  let spelt = 0
  for (const { bureau_id } of bureaus) spelt += await spellOf(db, bureau_id)
  return spelt
}

const rosterOf = (bureau: string): Scope => ({
  ...{ bureau, account: null, person: null, subjects: 'all', writes: [], roster: true },
  ...{ confidentiality: 0, plans: false, audit: false },
})

const spellOf = (db: Database, bureau: string): Promise<number> =>
  inScope(db.app, rosterOf(bureau), async (tx) => {
    const people = await tx
      .selectFrom('person')
      .select(['id', 'name'])
      .where('bureau_id', '=', bureau)
      .where('sort_key', '=', '')
      .execute()
    if (people.length === 0) return 0
    const input = JSON.stringify(people.map(({ id, name }) => ({ id, ...namePinyin(name) })))
    await sql`
      update person p set pinyin = i.pinyin, initials = i.initials, sort_key = i.sort_key
      from jsonb_to_recordset(${input}::jsonb) as i (id uuid, pinyin text, initials text, sort_key text)
      where p.bureau_id = ${bureau} and p.id = i.id
    `.execute(tx)
    return people.length
  })
