/** The end of a session, noticed by the first call that is refused for it, and its renewal on the same page. */

type Listener = () => void

/** Whose page this is, once known: the cookie may become another person's by a sign-in in another tab. */
let account: string | null = null

/** Called when the page learns whose it is, and with null where whoever signs in may be another. */
export function belongTo(accountId: string | null): void {
  account = accountId
  reset = false
}

/** What every call of the page says of itself: the server refuses it when the session is not of this account. */
export const ownHeaders = (): Record<string, string> => ({
  'x-requested-with': 'jianxing',
  ...(account === null ? {} : { 'x-account': account }),
})

/** Whether the session of this page ended because its account was given another password. */
let reset = false
export const heardReset = (): void => {
  reset = true
}
export const wasReset = (): boolean => reset

/** Something that happens, and those who want to hear of it. */
function signal() {
  const listeners = new Set<Listener>()
  return {
    emit: () => {
      for (const listener of listeners) listener()
    },
    /** Returns how to stop listening. */
    on: (listener: Listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}

/** Something was not done because nobody is signed in any more; whoever works here has to sign in again. */
export const sessionEnded = signal()
/** The same person has signed in again: what waited for it can be sent. */
export const sessionRenewed = signal()
sessionRenewed.on(() => {
  reset = false
})
/** Something was refused because it is no longer as the page shows it. */
export const stateMoved = signal()
