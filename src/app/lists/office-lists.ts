/** Who works here: bodies, posts and people, each as the import takes it. */
import type { PaperTable } from '#documents/paper-table.schema.ts'
import { formatDay } from '#kernel/day.ts'
import { listBodies, listPosts } from '#office/office.store.ts'
import { listRoster } from '#office/roster.store.ts'
import { bodyTable, peopleTable, postTable, type RosterFacts } from '#office/roster-table.rules.ts'
import { type List, type Lists, noteOf } from './list.ts'

function officeList(
  title: string,
  tableOf: (facts: RosterFacts) => Pick<PaperTable, 'columns' | 'rows'>,
  ofPeople = false,
): List {
  return {
    grant: 'office.read',
    make: async (context) => {
      const { tx, actor, today } = context
      const day = formatDay(today)
      const table = tableOf({
        people: ofPeople ? await listRoster(tx, actor.bureauId, day) : [],
        bodies: await listBodies(tx, actor.bureauId),
        posts: await listPosts(tx, actor.bureauId),
        day,
        dates: actor.grants.has('office.edit'),
      })
      return { title, note: noteOf(context, `共${table.rows.length}行`, '改后可以从“导入”传回'), ...table }
    },
  }
}

export const officeLists: Lists = {
  bodies: officeList('组织名册', ({ bodies }) => bodyTable(bodies)),
  posts: officeList('岗位名册', ({ posts, bodies, day }) => postTable(posts, bodies, day)),
  people: officeList('人员名册', peopleTable, true),
}
