/** Setting the ledger aside, for what is too large to be settled command by command. */
import { seeingAll, type Tx } from '#kernel/db.ts'

/** Lets the engine answer in the ledger's place until `rebuildWithin`, which has to follow. */
export const suspendLedger = (tx: Tx, bureau: string): Promise<unknown> =>
  seeingAll(tx, () => tx.deleteFrom('ledger_state').where('bureau_id', '=', bureau).execute())
