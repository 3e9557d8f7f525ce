/** The demonstration bureau in a test's server, with its accounts signed in by user name. */
import { loadDemonstration } from '#app/demo/load.ts'
import { parseDay } from '#kernel/day.ts'
import { type Caller, signedIn } from './caller.ts'
import { startServer, type TestServer } from './server.ts'

export interface Demonstration extends TestServer {
  as(username: string): Promise<Caller>
}

/** Loads the bureau as it would be on a day. */
export async function startDemonstration(today: string): Promise<Demonstration> {
  const server = await startServer()
  const accounts = await loadDemonstration(server.db, { today: parseDay(today), env: server.system.env })
  return {
    ...server,
    as: (username) => {
      const account = accounts.find((one) => one.username === username)
      if (!account) throw new Error(`no account ${username}`)
      return signedIn(server.address, username, account.password)
    },
  }
}
