/** Whom a promise reaches, in the words of the plan, and whether another plan reaches fewer or others of them. Pure. */
import { inOneWord } from '#duties/likeness.rules.ts'

/** Words that single out a part of a group; 各, 全体, 每名 leave it whole. */
const PART =
  '所在|分管|联系|挂钩|包联|机关|基层|离退休|退休|在职|直属|下属|所属|局属|临时|外业|困难|青年|年轻|新任|新入职|预备|正式|流动|党外|科级|处级|中层'
/** Groups are compared with groups of their own sort: who takes part, and where. */
const GROUPS = {
  people: '入党积极分子|发展对象|党员领导干部|党员干部|党员|职工|干部|群众|团员',
  bodies: '党?支部|党小组|处室|科室|部门|区局|单位',
} as const
/** Who belongs to several groups at once: every 党员干部 is one of the 党员 and one of the 干部. */
const BELONGS: Readonly<Record<string, readonly string[]>> = {
  党员领导干部: ['党员干部', '党员', '干部'],
  党员干部: ['党员', '干部'],
}
/** 发展党员 is work and reaches nobody; 新发展党员 are people. */
const WORK = `(?<!(?<!新)发展(?:新|${PART})*)`
/** 支部书记, 党员大会 and 党员教育 are names of something else; what comes before 干部 belongs to its name. */
const NAMES = '书记|委员|班子|大会|会议|活动日|主题|教育|发展|队伍|名册|(?:领导)?干部'

interface Group {
  /** As the plan says it. */
  readonly words: string
  readonly part: string
  readonly head: string
}

function groupsIn(text: string, heads: string): Group[] {
  const found = text.matchAll(new RegExp(`((?:${PART})*)的?${WORK}(${heads})(?!${NAMES})`, 'g'))
  const groups = [...found].map(([, part = '', head = '']) => {
    const plain = head.replace(/^党(?=支部)/, '')
    return { words: `${part}${plain}`, part, head: plain }
  })
  return [...new Map(groups.map((group) => [group.words, group])).values()]
}

export interface ScopeChange {
  readonly way: 'narrower' | 'wider' | 'other'
  readonly before: string
  readonly after: string
}

const within = (one: Group, all: readonly Group[]) =>
  all.some(
    ({ head, part }) => (head === one.head || BELONGS[one.head]?.includes(head)) && (part === '' || part === one.part),
  )

/** Whom the later text reaches otherwise than the earlier one; null where both reach the same, or one does not say whom. */
export function scopeChange(before: string, after: string): ScopeChange | null {
  for (const heads of Object.values(GROUPS)) {
    const [old, young] = [groupsIn(inOneWord(before), heads), groupsIn(inOneWord(after), heads)]
    if (old.length === 0 || young.length === 0) continue
    const [kept, held] = [young.every((one) => within(one, old)), old.every((one) => within(one, young))]
    if (kept && held) continue
    const said = (groups: readonly Group[]) => groups.map(({ words, part }) => (part ? words : whole(words))).join('、')
    return { way: kept ? 'narrower' : held ? 'wider' : 'other', before: said(old), after: said(young) }
  }
  return null
}

/** 支部 alone means every one of them. */
const whole = (words: string) => (new RegExp(`^(?:${GROUPS.bodies})$`).test(words) ? `各${words}` : words)

export const SCOPE_WORDS: Readonly<Record<ScopeChange['way'], string>> = {
  narrower: '对象收窄',
  wider: '对象扩大',
  other: '对象有变',
}
