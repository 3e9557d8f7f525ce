/** Shows what went wrong, in the words of the server. */
import { type Notice, useNotice } from './notice.tsx'

/** A function that shows a caught error as a message and returns it as a problem, to act on its code or field. */
export const useProblem = (): Notice['problem'] => useNotice().problem
