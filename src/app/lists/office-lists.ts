/** Who works here: bodies, posts and people, each as the import takes it. */
import type { PaperTable } from '#documents/paper-table.schema.ts'
import { formatDay } from '#kernel/day.ts'
import { listBodies, listPosts } from '#office/office.store.ts'
import { listRoster } from '#office/roster.store.ts'
import { bodyTable, peopleTable, postTable, type RosterFacts } from '#office/roster-table.rules.ts'
import { type List, type Lists, noteOf } from './list.ts'

interface OfficeTable {
  readonly title: string
  /** What the import does with it, for who keeps the roster. */
  readonly back: string
  readonly tableOf: (facts: RosterFacts) => Pick<PaperTable, 'columns' | 'rows'>
  readonly ofPeople?: boolean
}

function officeList({ title, back, tableOf, ofPeople = false }: OfficeTable): List {
  return {
    part: 'office',
    grant: 'office.read',
    make: async (context) => {
      const { tx, actor, today } = context
      const day = formatDay(today)
      const keeps = actor.grants.has('office.edit')
      const table = tableOf({
        people: ofPeople ? await listRoster(tx, actor.bureauId, day) : [],
        bodies: await listBodies(tx, actor.bureauId),
        posts: await listPosts(tx, actor.bureauId),
        day,
        dates: keeps,
      })
      return { title, note: noteOf(`共${table.rows.length}行`, keeps ? back : null), ...table }
    },
  }
}

export const officeLists: Lists = {
  bodies: officeList({
    title: '组织名册',
    back: '改后可以从“导入”传回（撤销日期只供查看）',
    tableOf: ({ bodies }) => bodyTable(bodies),
  }),
  posts: officeList({
    title: '岗位名册',
    back: '改后可以从“导入”传回（任职人、任职日期、分管只供查看，任职请在人员名册中填写）',
    tableOf: ({ posts, bodies, day }) => postTable(posts, bodies, day),
  }),
  people: officeList({ title: '人员名册', back: '改后可以从“导入”传回', tableOf: peopleTable, ofPeople: true }),
}
