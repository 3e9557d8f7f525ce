/** What is being written and not yet sent, kept in the tab. Nothing of it is on the server before it is sent. */

const keyOf = (accountId: string, what: string) => `jianxing.kept.${accountId}.${what}`

/** Something like the browser's store of a tab. */
type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** What the tab holds; an empty object where there is nothing, or nothing that can be read. */
export function keptDraft<T extends object>(store: Store, accountId: string, what: string): Partial<T> {
  try {
    const kept: unknown = JSON.parse(store.getItem(keyOf(accountId, what)) ?? '{}')
    return typeof kept === 'object' && kept !== null ? (kept as Partial<T>) : {}
  } catch {
    return {}
  }
}

/** Keeps it, or forgets it where there is nothing left to keep. */
export function keepDraft(store: Store, accountId: string, what: string, draft: object | null): void {
  try {
    if (draft) store.setItem(keyOf(accountId, what), JSON.stringify(draft))
    else store.removeItem(keyOf(accountId, what))
  } catch {
    // A full or forbidden store: the page still has what was typed.
  }
}
