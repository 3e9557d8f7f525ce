/** Short messages over the page: what was done, and what went wrong. */
import message from 'antd/es/message'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import { hasEnded, type Problem, problemOf } from './client.ts'

export interface Notice {
  /** Says that something was done. */
  done(text: string): void
  /** Says why something was not done, and returns the reason to act on. */
  problem(error: unknown): Problem
}

const NoticeContext = createContext<Notice | null>(null)

/** Seconds for which a refusal stays: long enough to read two sentences. */
const PROBLEM_SECONDS = 8

export function NoticeProvider({ children }: { children: ReactNode }) {
  const [messages, holder] = message.useMessage({ maxCount: 3 })
  const notice = useMemo<Notice>(
    () => ({
      done: (text) => void messages.success(text, 3),
      problem: (error) => {
        const problem = problemOf(error)
        // The dialog says it (SessionEnded.tsx).
        if (hasEnded(problem)) return problem
        // The same sentence twice, as after two clicks, is shown once.
        void messages.open({ type: 'error', content: problem.message, duration: PROBLEM_SECONDS, key: problem.message })
        return problem
      },
    }),
    [messages],
  )
  return (
    <NoticeContext value={notice}>
      {holder}
      {children}
    </NoticeContext>
  )
}

/** Says what was done or went wrong; for refusals alone `useProblem` is shorter. */
export function useNotice(): Notice {
  const notice = useContext(NoticeContext)
  if (!notice) throw new Error('NoticeProvider is missing')
  return notice
}
