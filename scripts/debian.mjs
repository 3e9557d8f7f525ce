/** Packages of Debian and Ubuntu that the tests need, installed where that is possible. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { foreground } from './prepare.mjs'

/** Path of a program that the shell would find. */
export const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(existsSync)

const isRoot = () => process.getuid?.() === 0

/** Whether this user may install packages without being asked for a password. */
export const mayInstall = () =>
  Boolean(onPath('apt-get')) && (isRoot() || spawnSync('sudo', ['-n', 'true']).status === 0)

/** Installs packages; whether they are there afterwards is for the caller to see. */
export async function installPackages(names) {
  const [command, ...before] = isRoot() ? ['apt-get'] : ['sudo', '-n', 'DEBIAN_FRONTEND=noninteractive', 'apt-get']
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' }
  await foreground(command, [...before, 'update', '-qq'], quiet)
  await foreground(command, [...before, 'install', '-y', '-qq', '--no-install-recommends', ...names], quiet)
}
