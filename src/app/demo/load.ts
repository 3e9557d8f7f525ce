/** Writes the demonstration bureau into the database, and gives its accounts their passwords. */
import { Readable } from 'node:stream'
import { rebuildLedger } from '#duties/ledger.store.ts'
import type { Day } from '#kernel/day.ts'
import { type Database, inScope, type Scope, type Tx } from '#kernel/db.ts'
import type { Env } from '#kernel/env.ts'
import { store } from '#kernel/files.ts'
import { hashPassword, randomPassword } from '#kernel/password.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { FreshAccount } from '#office/access.schema.ts'
import { closeSessions } from '#office/access.store.ts'
import { clearAttempts } from '#office/attempts.store.ts'
import { closeCredits, openCredits, writeEntries } from '#records/record-entry.store.ts'
import { CHECKER, SHOWN_ROLES } from './accounts.ts'
import { writeArrangements } from './arrangements.ts'
import { branchBody } from './bodies.ts'
import { writeChecks } from './checks.ts'
import { idOf } from './dice.ts'
import type { PublishedPlan } from './duties.ts'
import { bureauId, type Demonstration, generateBureau } from './generate.ts'
import { CARELESS_BRANCH } from './manner.ts'

/** One bureau for everybody: what is talked about on the telephone is on both screens. */
const SEED = '云泽'

/** No password opens an account with this hash; the system administrator can give it one. */
const NO_PASSWORD = ''

export interface LoadOptions {
  readonly today: Day
  /** Says, among others, where the plan's file is kept, as an uploaded one would be. */
  readonly env: Env
}

/**
 * The accounts of the demonstration bureau with passwords made now. Makes the bureau where there is none;
 * of one that is there nothing changes but these passwords.
 */
export async function loadDemonstration(db: Database, { today, env }: LoadOptions): Promise<FreshAccount[]> {
  const bureau = bureauId(SEED)
  const there = await db.auth.selectFrom('bureau').select('name').where('bureau_id', '=', bureau).executeTakeFirst()
  if (!there) {
    const demonstration = generateBureau({ seed: SEED, today })
    await requireFreeUsernames(db, demonstration)
    const files = await Promise.all(demonstration.plans.map((plan) => storePlan(bureau, plan, env.dataFolder)))
    await inScope(db.app, everything(demonstration), async (tx) => {
      // A load that was cut off before the last step has left this part whole.
      const before = await tx.selectFrom('body').select('id').where('bureau_id', '=', bureau).limit(1).execute()
      if (before.length > 0) return
      await writeOffice(tx, demonstration)
      for (const [n, plan] of demonstration.plans.entries()) await writePlan(tx, demonstration, plan, files[n]!)
      await writeRegister(tx, demonstration)
      await writeRecords(tx, demonstration)
    })
    await writeChecked(db, demonstration, today)
    await writeDrafts(db, demonstration)
    await writeAccounts(db, demonstration)
    await rebuildLedger(db, bureau)
    await writeArrangements({ db, env, seed: SEED, today, demonstration })
  }
  return freshPasswords(db, bureau)
}

const everything = ({ bureau, office }: Demonstration): Scope => ({
  bureau: bureau.bureau_id,
  account: office,
  person: null,
  subjects: 'all',
  writes: 'all',
  roster: true,
  confidentiality: 2,
  plans: true,
  audit: false,
})

/** User names are unique over all bureaus of a database, so somebody else may bear one. */
async function requireFreeUsernames(db: Database, { accounts }: Demonstration): Promise<void> {
  const usernames = accounts.map(({ row }) => row.username)
  const taken = await db.auth.selectFrom('account').select('username').where('username', 'in', usernames).execute()
  if (taken.length === 0) return
  const names = taken.map(({ username }) => username).join('、')
  throw new Refusal('CONFLICT', `演示单位要用的用户名已有人使用（${names}），请在新的数据库中载入演示单位。`, {
    rule: 'username',
  })
}

interface StoredPlan {
  readonly size: number
  readonly sha256: Buffer
}

async function storePlan(bureau: string, { text, file }: PublishedPlan, dataFolder: string): Promise<StoredPlan> {
  const bytes = Buffer.from(text)
  const stored = await store(dataFolder, bureau, file.id, Readable.from([bytes]), bytes.length)
  const { size, sha256 } = stored!
  return { size, sha256 }
}

async function writeOffice(tx: Tx, demonstration: Demonstration): Promise<void> {
  const { bureau_id } = demonstration.bureau
  const owned = <R extends object>(rows: readonly R[]) => rows.map((row) => ({ bureau_id, ...row }))
  await tx.insertInto('body').values(owned(demonstration.bodies)).execute()
  await tx.insertInto('person').values(owned(demonstration.people)).execute()
  await tx.insertInto('membership').values(owned(demonstration.memberships)).execute()
  await tx.insertInto('post').values(owned(demonstration.posts)).execute()
  await tx.insertInto('post_holding').values(owned(demonstration.holdings)).execute()
  await tx.insertInto('responsibility').values(owned(demonstration.responsibilities)).execute()
}

async function writePlan(
  tx: Tx,
  { bureau, office }: Demonstration,
  { file, plan, commitments, duties }: PublishedPlan,
  stored: StoredPlan,
): Promise<void> {
  const { bureau_id } = bureau
  await tx
    .insertInto('file')
    .values({ bureau_id, ...file, ...stored, uploaded_by: office })
    .execute()
  await tx
    .insertInto('plan')
    .values({ bureau_id, ...plan, created_by: office, published_by: office })
    .execute()
  await tx
    .insertInto('commitment')
    .values(commitments.map((row) => ({ bureau_id, ...row })))
    .execute()
  await tx
    .insertInto('duty')
    .values(duties.map((row) => ({ bureau_id, ...row })))
    .execute()
}

async function writeRegister(tx: Tx, { bureau, office, register }: Demonstration): Promise<void> {
  const { bureau_id } = bureau
  const entered = { entered_by: office, entered_by_name: '机关党委' }
  await tx
    .insertInto('register')
    .values({ bureau_id, ...register.register, created_by: office })
    .execute()
  await tx
    .insertInto('register_confirmation')
    .values({ bureau_id, ...register.confirmation, ...entered })
    .execute()
  if (register.items.length === 0) return
  await tx
    .insertInto('register_item')
    .values(register.items.map((row) => ({ bureau_id, ...row, ...entered })))
    .execute()
}

/** First versions in one statement; each correction as the command would make it. */
async function writeRecords(tx: Tx, { bureau, entries, corrections }: Demonstration): Promise<void> {
  const { bureau_id } = bureau
  await writeEntries(tx, bureau_id, entries)
  for (const correction of corrections) {
    const before = await openCredits(tx, bureau_id, correction.id)
    await closeCredits(tx, bureau_id, correction.id, correction.day)
    await writeEntries(tx, bureau_id, [{ ...correction, before }])
  }
}

/** Nobody checks what he or she entered: the records are the office's and the secretaries', the checks another's. */
async function writeChecked(db: Database, demonstration: Demonstration, today: Day): Promise<void> {
  const { bureau, accounts } = demonstration
  const { row } = accounts.find((account) => account.row.username === CHECKER)!
  await inScope(db.app, { ...everything(demonstration), account: row.id }, (tx) =>
    writeChecks(tx, {
      bureau: bureau.bureau_id,
      today,
      checker: { account: row.id, name: row.display_name },
      careless: idOf(SEED, branchBody(CARELESS_BRANCH)),
    }),
  )
}

/** A draft is seen, and so written, by its own account only. */
async function writeDrafts(db: Database, demonstration: Demonstration): Promise<void> {
  const { bureau_id } = demonstration.bureau
  for (const draft of demonstration.drafts) {
    const row = { bureau_id, ...draft }
    await inScope(db.app, { ...everything(demonstration), account: draft.account_id }, (tx) =>
      tx
        .insertInto('draft')
        .values(row)
        .onConflict((c) => c.doNothing())
        .execute(),
    )
  }
}

/** From here on the bureau is there. */
async function writeAccounts(db: Database, { bureau, accounts }: Demonstration): Promise<void> {
  const { bureau_id } = bureau
  await db.auth.transaction().execute(async (tx) => {
    await tx.insertInto('bureau').values(bureau).execute()
    await tx
      .insertInto('account')
      .values(accounts.map(({ row }) => ({ bureau_id, ...row, password_hash: NO_PASSWORD })))
      .execute()
  })
}

async function freshPasswords(db: Database, bureau: string): Promise<FreshAccount[]> {
  const usernames = [...SHOWN_ROLES.keys()]
  const rows = await db.auth
    .selectFrom('account')
    .select(['id', 'username', 'display_name'])
    .where('bureau_id', '=', bureau)
    .where('username', 'in', usernames)
    .execute()
  const inOrder = rows.toSorted((a, b) => usernames.indexOf(a.username) - usernames.indexOf(b.username))
  const fresh = await Promise.all(
    inOrder.map(async ({ id, username, display_name }) => {
      const password = randomPassword()
      const account = { role: SHOWN_ROLES.get(username)!, name: display_name, username, password }
      return { id, account, password_hash: await hashPassword(password) }
    }),
  )
  await db.auth.transaction().execute(async (tx) => {
    for (const { id, account, password_hash } of fresh) {
      await clearAttempts(tx, account.username)
      const unlocked = { must_change: false, initial_expires_at: null }
      await tx
        .updateTable('account')
        .set({ password_hash, ...unlocked })
        .where('id', '=', id)
        .execute()
      await closeSessions(tx, id)
    }
  })
  return fresh.map(({ account }) => account)
}
