/** The register of projects, and what the discipline committee did for each of them: two rates are counted over it. */
import { recordKinds } from '#app/kinds.ts'
import { CHINESE_CALENDAR, workingDayAfter } from '#duties/calendar.rules.ts'
import type { Duty } from '#duties/duty.schema.ts'
import { civil, formatDay, parseDay } from '#kernel/day.ts'
import type { Entry } from '#records/record-entry.store.ts'
import { divisionBody } from './bodies.ts'
import type { Row, World } from './world.ts'

/** Name, division, first and last day of the year; the last one's end is still open. */
const PROJECTS = [
  ['老城区管线普查', '测绘管理处', '01-12', '04-30'],
  ['望图湖水下地形测量', '测绘院一大队', '02-16', '05-29'],
  ['云岭航空摄影', '测绘院一大队', '03-16', '06-30'],
  ['国土变更底图更新', '基础地理处', '01-19', '06-12'],
  ['泽北新城大比例尺测图', '测绘院二大队', '03-02', '07-31'],
  ['地理信息公共平台升级', '地理信息处', '02-02', '08-28'],
  ['中小学版国家版图展', '地图管理处', '04-01', '06-01'],
  ['馆藏老地图修复', '档案资源处', '03-09', '09-30'],
  ['民国测绘档案数字化', '档案业务处', '04-13', '10-30'],
  ['测量标志普查', '监督检查处', '05-06', '10-16'],
  ['数据机房改造', '信息化处', '06-01', '11-20'],
  ['临舟河道断面测量', '测绘院二大队', '08-03', '12-18'],
  ['下一代基准站网设计', '基础地理处', '09-07', null],
] as const

/** Days before the end of a project on which its talk or its card is done at the latest. */
const BEFORE_END = 20

export interface RegisterRows {
  readonly register: Omit<Row<'register'>, 'created_by'>
  readonly confirmation: Omit<Row<'register_confirmation'>, 'entered_by' | 'entered_by_name'>
  readonly items: Omit<Row<'register_item'>, 'entered_by' | 'entered_by_name'>[]
}

/** The rows as known on the bureau's day: a project is entered when it begins. */
export function registerOf(world: World): RegisterRows {
  const first = world.on('01-08')
  return {
    register: { code: 'projects', name: '项目台账', created_on: first },
    confirmation: { id: world.id(`register ${world.year}`), code: 'projects', complete: true, entered_on: first },
    items: PROJECTS.filter(([, , from]) => world.hasCome(from)).map(([name, division, from, to]) => ({
      id: itemId(world, name),
      version: 1,
      code: 'projects',
      name,
      subject_id: world.id(divisionBody(division)),
      subject_is_post: false,
      from_day: world.on(from),
      to_day: to && world.on(to),
      entered_on: world.on(from),
    })),
  }
}

const itemId = (world: World, name: string) => world.id(`item ${world.year} ${name}`)

export interface RegisterSetting {
  readonly bureau: string
  readonly bodies: readonly Row<'body'>[]
  readonly enters: (subject: string, day: number) => Entry['by']
}

/** One record for each rate and project; one project in ten is forgotten. */
export function registerEntries(
  duties: readonly Duty[],
  world: World,
  { bureau, bodies, enters }: RegisterSetting,
): Entry[] {
  const rates = duties.filter(({ measure, scope }) => measure === 'ratio' && scope === 'bureau')
  return rates.flatMap((duty) =>
    PROJECTS.flatMap(([name, , from, to]) => {
      const label = `step ${duty.id} ${name}`
      const dice = world.dice(label)
      if (to === null || dice.chance(0.1)) return []
      const end = parseDay(world.on(to))
      const heldOn = workingDayAfter(
        CHINESE_CALENDAR,
        Math.max(parseDay(world.on(from)), end - BEFORE_END),
        1 + dice.between(0, 5),
      )
      const day = workingDayAfter(CHINESE_CALENDAR, heldOn, dice.between(0, 2))
      if (day > world.today) return []
      const subject = bodies.find(({ id, kind }) =>
        'body' in duty.owes ? id === duty.owes.body : 'bodies' in duty.owes && kind === duty.owes.bodies,
      )?.id
      if (!subject) return []
      const { month } = civil(heldOn)
      const content = {
        subjectId: subject,
        duties: [duty.id],
        items: [itemId(world, name)],
        heldOn: formatDay(heldOn),
        title: `${name}${duty.kind === 'integrity_talk' ? '项目组长廉政谈话' : '廉政监督卡回收'}（${month}月）`,
        summary: duty.kind === 'integrity_talk' ? '已谈，提醒三条。' : '监督卡已收回归档。',
      }
      return [
        {
          bureau,
          id: world.id(`record ${label}`),
          rules: recordKinds.plain,
          content: recordKinds.plain.schema.parse(content),
          duties: [duty],
          subjectIsPost: false,
          proxied: false,
          version: 1,
          reason: null,
          by: enters(subject, day),
          day: formatDay(day),
          held: [],
          before: [],
        },
      ]
    }),
  )
}
