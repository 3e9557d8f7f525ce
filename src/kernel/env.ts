/** Settings: the environment, with a `.env` file beside it for what the environment does not say. */
import { resolve } from 'node:path'
import { config } from 'dotenv'

export interface Env {
  /** Port of the web server; 0 takes a free one. */
  readonly port: number
  /** Folder for the embedded database, uploaded files and keys. */
  readonly dataFolder: string
  /** Connection of a PostgreSQL server; null starts the embedded one. */
  readonly databaseUrl: string | null
  /** Address under which users reach the system, without a slash at the end. */
  readonly publicUrl: string
}

/** Reads the settings. Throws an Error with one Chinese sentence when a value cannot be used. */
export function readEnv(source: NodeJS.ProcessEnv = loadEnv()): Env {
  const port = Number(source.PORT ?? '3000')
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new Error(`PORT 应是 0–65535 的整数，现在是“${source.PORT}”。`)
  return {
    port,
    dataFolder: resolve(source.JIANXING_DATA || './data'),
    databaseUrl: source.DATABASE_URL || null,
    publicUrl: (source.JIANXING_PUBLIC_URL || `http://localhost:${port}`).replace(/\/+$/, ''),
  }
}

function loadEnv(): NodeJS.ProcessEnv {
  config({ quiet: true })
  return process.env
}
