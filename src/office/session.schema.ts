/** What a page whose session is over is told of its end. */

/** The header that says why, where that is known; only to whoever holds the cookie of that session. */
export const SESSION_END = 'x-session-ended'
/** The account was given another password. */
export const BY_RESET = 'password-reset'
