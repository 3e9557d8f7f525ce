/** `npm run -s bench -- NAME`: runs one benchmark. */
import { readdirSync } from 'node:fs'

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -3))
const [name = ''] = process.argv.slice(2)
if (!names.includes(name)) {
  console.error(`which one? ${names.join(', ')}`)
  process.exit(2)
}
await import(`./${name}.ts`)
