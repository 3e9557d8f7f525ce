/** `npm start`: installs and builds what is missing, then runs the server in the foreground. */
import { build, foreground, giveUp, install, runtime } from './prepare.mjs'

try {
  await install()
  await build()
  process.exitCode = await foreground(runtime(), ['src/app/main.ts', 'serve'])
} catch (error) {
  giveUp(error)
}
