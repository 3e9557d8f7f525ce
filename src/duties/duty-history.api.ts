/** The changes of a published duty as they are told to whoever sees it. */
import type { Tx } from '#kernel/db.ts'
import type { Duty } from './duty.schema.ts'
import type { VersionView } from './duty-history.schema.ts'
import { listVersions, type StoredVersion } from './duty-version.store.ts'
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
  const holding = inEffect(versions)
  const withdrawals = versions.filter(({ withdrawn }) => withdrawn)
  const wordsOf = (version: StoredVersion, i: number) => {
    // One that was taken back is told as it was entered.
    const among = holding.includes(version) ? holding : inEffect(versions.slice(0, i + 1))
    return versionWords({ ...duty, versions: among }, version, names)
  }
  return versions.map((version, i) => ({
    id: version.id,
    effectiveFrom: version.effectiveFrom,
    enteredOn: version.enteredOn,
    by: version.by,
    reason: version.reason,
    withdrawn: version.withdrawn === true,
    holds: holding.includes(version),
    takesBack:
      withdrawals
        .flatMap(({ id, effectiveFrom }) => (version.strikes.includes(id) ? effectiveFrom : []))
        .toSorted()[0] ?? null,
    words: isCancelling(version) ? null : wordsOf(version, i),
  }))
}
