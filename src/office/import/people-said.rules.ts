/** What the cells of a row about somebody say, by the bodies and posts of the bureau. Pure. */
import type { KnownPerson } from '#office/roster.schema.ts'
import { type Side, sideOf } from '#office/side.rules.ts'
import { cellList, cellMember, nameText, type SaidMembership } from './cell.rules.ts'
import type { RowReader } from './finding.rules.ts'
import type { HeldPost, PeopleFacts } from './people.schema.ts'
import { type Places, partsOf } from './place.rules.ts'

/** The bureau as the rows are read against it. */
export interface Office extends PeopleFacts {
  readonly places: Places
  readonly byName: ReadonlyMap<string, readonly KnownPerson[]>
  readonly postsByName: ReadonlyMap<string, readonly HeldPost[]>
}

/** What the cells of a row say. */
export interface Said {
  readonly name: string
  readonly member: SaidMembership | null
  readonly party: string | null
  readonly partyFrom: string | null
  readonly work: string | null
  readonly workFrom: string | null
  readonly posts: readonly HeldPost[]
  readonly postFrom: string | null
}

/** Reads the cells of a row against the bureau's bodies and posts; what cannot be understood is noted in the reader. */
export function readRow(reader: RowReader, office: Office): Said {
  const name = nameText(reader.needed('name', 40))
  const memberText = reader.text('member')
  const member = cellMember(memberText.replace(/\s/g, ''))
  if (memberText !== '' && member === null)
    reader.wrong('member', `看不懂“${memberText}”，请填“正式党员”“预备党员”或“否”。`)
  const namesake = reader.text('namesake')
  if (namesake !== '' && namesake !== '另一人') reader.wrong('namesake', '这一列只能选“另一人”，或者不填。')
  const party = bodyOn(reader, office, 'party', 'party')
  const work = bodyOn(reader, office, 'work', 'work')
  return {
    ...{ name, member, party, work },
    partyFrom: reader.day('partyFrom', office.today),
    workFrom: reader.day('workFrom', office.today),
    posts: postsOf(reader, office, [party, work]),
    postFrom: reader.day('postFrom', office.today),
  }
}

function bodyOn(reader: RowReader, { places }: Office, key: 'party' | 'work', side: Side): string | null {
  const words = reader.text(key)
  if (words === '') return null
  const body = places.resolve(words)
  if ('problem' in body) return reader.wrong(key, body.problem)
  if (sideOf(body.kind) === side) return body.id
  return reader.wrong(
    key,
    side === 'party' ? `“${words}”是处室，请填在“所在处室”。` : `“${words}”不是处室，请填在“所在党组织”。`,
  )
}

/** The posts that a row names: in the person's own bodies first, else the only one of that name. */
function postsOf(reader: RowReader, { places, postsByName }: Office, own: readonly (string | null)[]): HeldPost[] {
  return cellList(reader.text('posts')).flatMap((words) => {
    const parts = partsOf(words)
    const all = postsByName.get(parts.at(-1) ?? '') ?? []
    const bodies = parts.length > 1 ? new Set(places.find(parts.slice(0, -1).join('/')).map(({ id }) => id)) : null
    const named = bodies ? all.filter(({ bodyId }) => bodies.has(bodyId)) : all
    const near = named.filter(({ bodyId }) => own.includes(bodyId))
    const found = near.length > 0 ? near : named
    if (found.length === 1) return found
    const paths = found.slice(0, 3).map(({ bodyId, name }) => `“${places.called(bodyId)}/${name}”`)
    reader.wrong(
      'posts',
      found.length === 0
        ? `没有找到岗位“${words}”。请核对名称，或先导入岗位。`
        : `有${found.length}个岗位叫“${words}”。请写明组织，如${paths.join('、')}。`,
    )
    return []
  })
}
