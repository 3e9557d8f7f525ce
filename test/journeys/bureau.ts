/** Once for each run: one server with the demonstration bureau, for all journeys in both sizes. */
import type { FreshAccount } from '#office/access.schema.ts'
import { serve } from './serve.ts'

interface Run {
  readonly url: string
  readonly accounts: readonly FreshAccount[]
}

/** Workers are other processes: what they must know travels in the environment. */
const KEY = 'JIANXING_JOURNEY'

export function bureauOfRun(): Run {
  return JSON.parse(process.env[KEY] ?? '')
}

async function start(): Promise<() => Promise<void>> {
  const server = await serve()
  const { accounts } = JSON.parse(await server.run('demo', '--json')) as Pick<Run, 'accounts'>
  process.env[KEY] = JSON.stringify({ url: server.url, accounts } satisfies Run)
  return () => server.stop()
}

// biome-ignore lint/style/noDefaultExport: Playwright reads the default export.
export default start
