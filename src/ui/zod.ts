/**
 * Imported before every file that makes a schema, since a schema decides when it is made: zod's compiled parsers
 * would need `eval`, which the content security policy forbids, and even the attempt is a violation.
 */
import { setOfficeWording } from '#kernel/wording.ts'

setOfficeWording({ jitless: true })
