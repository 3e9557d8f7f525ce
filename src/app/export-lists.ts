/** The lists that can be taken along, by the name in their address. */
import { dutyLists } from './lists/duty-lists.ts'
import type { Lists } from './lists/list.ts'
import { logLists } from './lists/log-lists.ts'
import { officeLists } from './lists/office-lists.ts'
import { planLists } from './lists/plan-lists.ts'
import { recordLists } from './lists/record-lists.ts'

export const LISTS: Lists = { ...dutyLists, ...recordLists, ...planLists, ...officeLists, ...logLists }
