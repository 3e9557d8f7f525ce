/** `jianxing serve`: everything in one process, until it is told to stop. */
import { readFileSync } from 'node:fs'
import { readEnv } from '#kernel/env.ts'
import { log } from '#kernel/log.ts'
import { newSetupToken } from '#office/setup.store.ts'
import { buildServer } from './server.ts'
import { startSystem } from './system.ts'

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string
}

/** For how long a stop may take: jobs get ten seconds to end, and an idle line that fell silent would never close. */
const STOP_MS = 30_000

export async function runServer(): Promise<void> {
  const env = readEnv()
  const system = await startSystem(env)
  const server = await buildServer(system, version)
  let stopping = false
  // Ctrl-C comes from the terminal and once more from npm: the second one must not cut the stop short.
  const stop = async () => {
    if (stopping) return
    stopping = true
    setTimeout(() => {
      log.warn('stopped without an answer of the database')
      process.exit(1)
    }, STOP_MS).unref()
    await server.close()
    await system.stop()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  try {
    await server.listen({ port: env.port, host: '0.0.0.0' })
  } catch (error) {
    await system.stop()
    const taken = (error as { code?: string }).code === 'EADDRINUSE'
    throw taken ? new Error(`端口 ${env.port} 已被占用。请用 PORT 换一个端口，例如 PORT=3001 npm start。`) : error
  }
  const token = await newSetupToken(system.db.auth)
  console.log(`践行已启动：${env.publicUrl}`)
  if (token) console.log(`首次使用，请打开一次性初始化链接（24小时内有效）：\n  ${env.publicUrl}/setup#${token}`)
}
