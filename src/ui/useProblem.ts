/** Shows what went wrong, in the words of the server. */
import App from 'antd/es/app'
import { useCallback } from 'react'
import { type Problem, problemOf } from './client.ts'

/** A function that shows a caught error as a message and returns it as a problem. */
export function useProblem(): (error: unknown) => Problem {
  const { message } = App.useApp()
  return useCallback(
    (error) => {
      const problem = problemOf(error)
      message.error(problem.message, 6)
      return problem
    },
    [message],
  )
}
