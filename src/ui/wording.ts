/**
 * Sets zod up for the page. Imported before anything else: a schema that is built earlier would try to compile itself
 * with `Function`, which the content security policy refuses and reports.
 */
import { z } from 'zod'
import { setOfficeWording } from '#kernel/wording.ts'

setOfficeWording(z, { jitless: true })
