/** The changes of a published duty as they are told to whoever sees it. */
import type { Tx } from '#kernel/db.ts'
import type { Duty } from './duty.schema.ts'
import type { VersionView } from './duty-history.schema.ts'
import { listVersions } from './duty-version.store.ts'
import type { Names } from './owes-words.rules.ts'
import { versionWords } from './version-words.rules.ts'
import { inEffect, isCancelling } from './withdrawal.rules.ts'

/** Those entered by a day, in the order of entry. */
export async function historyOf(
  tx: Tx,
  bureau: string,
  duty: Duty,
  { known, names }: { readonly known: string; readonly names: Names },
): Promise<VersionView[]> {
  const versions = await listVersions(tx, bureau, { known, dutyId: duty.id })
  // As versions of the duty they are told apart by what they are, not by their fields.
  const whole = { ...duty, versions: inEffect(versions) }
  const dayOf = new Map(versions.map(({ id, effectiveFrom }) => [id, effectiveFrom]))
  return versions.map((version) => ({
    id: version.id,
    effectiveFrom: version.effectiveFrom,
    enteredOn: version.enteredOn,
    by: version.by,
    reason: version.reason,
    withdrawn: version.withdrawn === true,
    holds: whole.versions.includes(version),
    takesBack: version.strikes.map((id) => dayOf.get(id)!).toSorted()[0] ?? null,
    words: isCancelling(version) ? null : versionWords(whole, version, names),
  }))
}
