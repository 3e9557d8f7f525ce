/** Bodies of a table: each is known by its name under its superior, which may stand further down in the same table. Pure. */
import { BODY_KINDS, type Body, type BodyKind } from '#office/office.schema.ts'
import { yearStart } from '#office/tree.rules.ts'
import type { Column, KeyedRow } from './column.schema.ts'
import { type Judged, RowReader, type Seen } from './finding.rules.ts'
import type { Change } from './import.schema.ts'
import { Places, partsOf } from './place.rules.ts'

export const BODY_COLUMNS: readonly Column[] = [
  {
    key: 'name',
    head: '组织名称',
    synonyms: ['名称', '单位名称', '党组织名称', '支部名称', '组织'],
    required: true,
    explain: '必填，不超过60字。同一上级下不能重名；系统按“上级＋名称”认定是不是同一个组织。',
    example: '第一党支部',
  },
  {
    key: 'kind',
    head: '组织类别',
    synonyms: ['类别', '类型', '组织类型', '党组织类别'],
    required: true,
    explain: '必填，从下拉列表中选择。',
    example: BODY_KINDS.branch,
    choices: Object.values(BODY_KINDS),
  },
  {
    key: 'parent',
    head: '上级组织',
    synonyms: ['上级', '上级党组织', '隶属', '所属组织', '上级单位'],
    required: false,
    explain:
      '填上级组织的名称，可以是本表中的另一行。重名时写明路径，如“机关党委/第一党总支”。最上级的不填；已有的组织不填表示上级不变。',
    example: '机关党委',
  },
  {
    key: 'from',
    head: '成立日期',
    synonyms: ['设立日期', '成立时间', '设立时间'],
    required: false,
    explain: '如2025-3-5。不填的，新增时按今年1月1日，已有的不变。',
    example: '2020-01-01',
  },
  {
    key: 'recordsSince',
    head: '启用日期',
    synonyms: ['开始使用本系统的日期', '开始使用日期', '启用系统日期'],
    required: false,
    explain: '开始使用本系统的日期；此日之前到期的事项显示为“未知”，不算未完成。不填的，新增时按今天，已有的不变。',
    example: '2026-01-01',
  },
]

/** What is written of a body. */
export interface BodyValue {
  readonly name: string
  readonly kind: BodyKind
  readonly parentId: string | null
  readonly from: string
  readonly recordsSince: string | null
}

export interface BodyFacts {
  readonly bodies: readonly Body[]
  readonly today: string
  readonly makeId: () => string
}

/** The findings, those of superiors before those of what stands under them. */
export function judgeBodies(rows: readonly KeyedRow[], { bodies, today, makeId }: BodyFacts): Judged[] {
  const places = new Places(bodies)
  const known = new Map(bodies.map((body) => [body.id, body]))
  const seen: Seen = new Map()
  const judged: Judged[] = []
  const pending = new Map(rows.map((row) => [row.row, read(row, today)]))
  const waiting = new Map<string, number>()
  for (const { name } of pending.values()) waiting.set(name, (waiting.get(name) ?? 0) + 1)

  const settle = (one: Read, finding: Judged) => {
    pending.delete(finding.row)
    waiting.set(one.name, waiting.get(one.name)! - 1)
    judged.push(finding)
  }
  /** Judges every row whose superior is settled; false where none was. */
  const round = (): boolean => {
    const before = pending.size
    for (const one of pending.values()) {
      const superior = partsOf(one.parent).at(-1)
      if (superior === undefined || !waiting.get(superior)) settle(one, judge(one))
    }
    return pending.size < before
  }
  const judge = (one: Read): Judged => {
    const { reader, name, kind, parent } = one
    const resolved = parent === '' ? null : places.resolve(parent)
    if (resolved && 'problem' in resolved) reader.wrong('parent', resolved.problem)
    const parentId = resolved && 'id' in resolved ? resolved.id : null
    const same = places.named(name)
    const twin = parent === '' ? same : same.filter((body) => body.parentId === parentId)
    if (parent === '' && same.length > 1)
      reader.wrong('parent', `有${same.length}个组织叫“${name}”。请填写上级组织，说明是哪一个。`)
    // One that stood under nothing until now is put where the table says.
    const rootless = parentId !== null && same.length === 1 && same[0]!.parentId === null ? same[0] : undefined
    const found = known.get((twin[0] ?? rootless)?.id ?? '')
    reader.once(
      seen,
      `${found ? '' : parentId} ${found?.id ?? name}`,
      (row) => `与第${row}行是同一个组织，请只留一行。`,
    )
    if (found && parentId && places.within(parentId, found.id))
      reader.wrong('parent', '上级组织不能是它自己或它的下级。')
    if (reader.problems.length > 0 || !kind) return reader.refused(name)
    if (!found) {
      const value: BodyValue = {
        ...{ name, kind, parentId, from: one.from ?? yearStart(today) },
        recordsSince: one.recordsSince ?? today,
      }
      const id = makeId()
      places.add({ id, name, parentId, kind })
      return reader.created(name, id, value)
    }
    const value: BodyValue = {
      ...{ name, kind, parentId: rootless && !twin[0] ? parentId : found.parentId, from: one.from ?? found.from },
      recordsSince: one.recordsSince ?? found.recordsSince,
    }
    if (found.to !== null && value.from > found.to)
      reader.wrong('from', `这个组织已于${found.to}撤销，成立日期应在此之前。`)
    if (reader.problems.length > 0) return reader.refused(name)
    return reader.known(name, found.id, changesOf(found, value, places), { before: found, after: value })
  }
  while (pending.size > 0 && round()) {
    // Each round settles those that stand under what the round before has settled.
  }
  for (const one of [...pending.values()]) {
    one.reader.wrong('parent', '上级组织互相指向，分不出上下级。请检查这几行的上级组织。')
    settle(one, one.reader.refused(one.name))
  }
  return judged
}

interface Read {
  readonly reader: RowReader
  readonly name: string
  readonly kind: BodyKind | null
  readonly parent: string
  readonly from: string | null
  readonly recordsSince: string | null
}

function read(row: KeyedRow, today: string): Read {
  const reader = new RowReader(row, BODY_COLUMNS)
  const name = reader.needed('name', 60)
  if (/[/／>]/.test(name)) reader.wrong('name', '名称中不能有“/”或“>”，它们用来写上下级路径。')
  return {
    reader,
    name,
    kind: reader.choice('kind', BODY_KINDS),
    parent: reader.text('parent'),
    from: reader.day('from', today),
    recordsSince: reader.day('recordsSince'),
  }
}

function changesOf(before: Body, after: BodyValue, places: Places): Change[] {
  const superior = (id: string | null) => (id ? places.called(id) : '（无）')
  const changes: Change[] = [
    { label: '组织类别', from: BODY_KINDS[before.kind], to: BODY_KINDS[after.kind] },
    { label: '上级组织', from: superior(before.parentId), to: superior(after.parentId) },
    { label: '成立日期', from: before.from, to: after.from },
    { label: '启用日期', from: before.recordsSince ?? '（无）', to: after.recordsSince ?? '（无）' },
  ]
  return changes.filter(({ from, to }) => from !== to)
}
