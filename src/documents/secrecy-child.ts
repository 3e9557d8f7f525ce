/** The process in which a file is looked at for its mark: name as argument, bytes on standard input, the mark as JSON. */
import { buffer } from 'node:stream/consumers'
import { secrecyOf } from './head.ts'

const mark = await secrecyOf(process.argv[2] ?? '', await buffer(process.stdin))
process.stdout.write(JSON.stringify({ mark }))
