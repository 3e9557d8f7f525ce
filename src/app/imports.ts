/** The kinds of tables that can be imported. A new kind is one line here. */
import { tellTurn } from '#notices/post-news.api.ts'
import type { ImportKinds } from '#office/import/kind.api.ts'
import { bodiesImport, postsImport } from '#office/import/office-kinds.store.ts'
import { peopleImport } from '#office/import/people.store.ts'
import { ledgerImport } from '#records/import/ledger.store.ts'
import { recordKinds } from './kinds.ts'

export const importKinds: ImportKinds = {
  bodies: bodiesImport,
  posts: postsImport,
  people: peopleImport(tellTurn),
  ledger: ledgerImport(recordKinds),
}
