/** The oldest PostgreSQL that DATABASE_URL may name, as Debian 12 carries it, for the tests of what the SQL asks of a server. */
import { existsSync } from 'node:fs'
import { installPackages, mayInstall } from './debian.mjs'
import { Stop } from './prepare.mjs'

const PROGRAMS = '/usr/lib/postgresql/15/bin'
const installed = () => existsSync(`${PROGRAMS}/initdb`)

/**
 * Folder of its programs; installs Debian's package where that is possible. Without it gives null and says so, but where
 * everything must run (CI=true) throws Stop.
 */
export async function postgres15() {
  if (!installed() && mayInstall()) {
    console.log('正在安装测试所需的 postgresql-15……')
    await installPackages(['postgresql-15'])
  }
  if (installed()) return PROGRAMS
  const advice = '没有 PostgreSQL 15，在它上面的测试没有运行。Debian 12 可先安装：apt-get install postgresql-15。'
  if (process.env.CI === 'true') throw new Stop(advice)
  console.log(advice)
  return null
}
