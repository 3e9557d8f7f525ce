/** The bodies of the made-up bureau. */
import type { BodyKind } from '#office/office.schema.ts'
import { BRANCHES, BUREAU_NAME, DISTRICTS, FIELD_BRANCH, LATE_STARTER, MASS_ORGANISATIONS } from './structure.ts'
import type { Row, World } from './world.ts'

/** Years before the plan year in which the bureau took its present shape. */
const AGE = 8

export const branchBody = (key: string) => `body ${key}`
export const divisionBody = (name: string) => `body ${name}`
export const districtBody = (name: string) => `body ${name}区`

const NUMERALS = ['一', '二', '三'] as const

interface BodyPlan {
  readonly name: string
  readonly key: string
  readonly kind: BodyKind
  readonly parent: string | null
  readonly from?: string
  readonly to?: string
  readonly since?: string
}

function* plans(): Generator<BodyPlan> {
  yield { key: 'body bureau', kind: 'bureau', name: BUREAU_NAME, parent: null }
  yield { key: 'body group', kind: 'leading_group', name: '局党组', parent: 'body bureau' }
  yield { key: 'body committee', kind: 'bureau_committee', name: '机关党委', parent: 'body bureau' }
  yield { key: 'body discipline', kind: 'discipline_committee', name: '机关纪委', parent: 'body committee' }
  for (const { key, name, groups } of BRANCHES) {
    const branch = branchBody(key)
    const since = key === LATE_STARTER.key ? LATE_STARTER.since : '01-01'
    yield { key: branch, kind: 'branch', name, parent: 'body committee', since }
    for (const numeral of NUMERALS.slice(0, groups)) {
      const group = name.replace('党支部', `第${numeral}党小组`).replace(/第(.)第/, '第$1支部第')
      yield { key: `${branch} ${numeral}`, kind: 'party_group', name: group, parent: branch, since }
    }
  }
  const { key, name, from, to } = FIELD_BRANCH
  yield { key: branchBody(key), kind: 'temporary_branch', name, parent: 'body committee', from, to, since: from }
  for (const { divisions } of BRANCHES) {
    for (const division of divisions)
      yield { key: divisionBody(division), kind: 'division', name: division, parent: 'body bureau' }
  }
  for (const district of DISTRICTS) {
    const body = districtBody(district)
    yield { key: body, kind: 'district_bureau', name: `${district}区测绘档案局`, parent: 'body bureau' }
  }
  for (const organisation of MASS_ORGANISATIONS)
    yield { key: `body ${organisation}`, kind: 'mass_organisation', name: organisation, parent: 'body committee' }
}

/** Parents before children, in the office's order. A temporary branch is there only when its day has come. */
export function bodiesOf(world: World): Row<'body'>[] {
  const founded = `${world.year - AGE}-03-01`
  return [...plans()]
    .filter(({ from }) => !from || world.hasCome(from))
    .map(({ key, kind, name, parent, from, to, since }, position) => ({
      id: world.id(key),
      kind,
      name,
      parent_id: parent === null ? null : world.id(parent),
      from_day: from ? world.on(from) : founded,
      to_day: to ? world.on(to) : null,
      records_since: world.on(since ?? '01-01'),
      position,
    }))
}
