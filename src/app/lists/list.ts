/** What a list that can be taken along is: the same as on its page, in words. */
import type { Kysely } from 'kysely'
import type { z } from 'zod'
import type { DB } from '#db/types.ts'
import type { PaperTable } from '#documents/paper-table.schema.ts'
import { type Day, formatDay } from '#kernel/day.ts'
import type { Context } from '#kernel/endpoint.ts'
import type { Grant } from '#kernel/grant.schema.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { PARTS } from '#office/log-words.rules.ts'

export interface ListContext extends Context {
  /** Names of accounts, which stand outside the bureau's data. */
  readonly auth: Kysely<DB>
}

export interface List {
  /** What the log calls it by. */
  readonly part: keyof typeof PARTS
  /** What its page asks for. */
  readonly grant: Grant
  readonly make: (context: ListContext, query: unknown) => Promise<PaperTable>
}

export type Lists = Readonly<Record<string, List>>

/** What the address asks. @throws Refusal where a person has written the address by hand, and wrongly */
export function asked<S extends z.ZodType>(schema: S, query: unknown): z.infer<S> {
  const parsed = schema.safeParse(query)
  if (!parsed.success) throw wrongAddress()
  return parsed.data
}

export const wrongAddress = () => new Refusal('BAD_REQUEST', '下载地址不正确，请从页面上的按钮下载。')

/** What a list holds, in a line. Whose it is and when it was made stands on every list (`withHead`). */
export const noteOf = (...parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join('，')

/** The same head on every sheet that leaves the system: whose it is unless the title says so, what it holds, the day. */
export function withHead(table: PaperTable, bureau: string, today: Day): PaperTable {
  const { title, note, further } = table
  return {
    ...table,
    note: noteOf(title.startsWith(bureau) ? null : bureau, note, `生成于${formatDay(today)}`),
    ...(further ? { further: further.map((one) => withHead(one, bureau, today)) } : {}),
  }
}
