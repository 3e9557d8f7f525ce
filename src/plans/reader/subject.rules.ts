/** From the subject as a plan words it to the bodies and posts that owe. */
import type { CreditKindCode } from '#duties/kinds.schema.ts'
import { quoted } from '#kernel/quoted.ts'
import { fold } from './fold.rules.ts'
import { RANKS, ROLES } from './lexicon/roles.rules.ts'

export type Owes = { bodies: string } | { posts: string } | { body: string } | { post: string }

/** The names by which a bureau's bodies and posts are known; `kind` and `role` are the codes of the office. */
export interface OfficeNames {
  readonly bodies: readonly { readonly id: string; readonly name: string; readonly kind: string }[]
  readonly posts: readonly {
    readonly id: string
    readonly name: string
    readonly role: string
    readonly body: string
    /** Who holds it today; absent where nobody has said. */
    readonly holders?: readonly string[]
  }[]
}

export interface SubjectResolution {
  readonly owes: Owes[]
  readonly alternatives: Owes[][]
  /** False: a person must confirm; `why` says what is open. */
  readonly sure: boolean
  readonly why: string
}

const RULES = ROLES.map((row) => ({ row, regex: new RegExp(row.pattern) }))
const RANKED = RANKS.map((row) => ({
  row,
  regex: new RegExp(`^(?:各|每[名位个]|全体|所有|机关|全局|局)*[正副]?${row.pattern}(?:每人|人均)?$`),
}))
const QUANTIFIER = /^(?:各级|各|每名|每个|每位|全体|所有|全市|我局|本局|市|局机关|局)+/
const LINE = /^(?:分管|主管|协管|负责)(.*?)(?:业务|工作|方面)?的?(?:局领导|领导|党组成员|班子成员|副局长)/
const OTHERS = /^(?:其他|其余|其它)(?:[^、]{0,4}?)(?:领导|党组成员|班子成员|成员)/
const MASK = /^[X×ＸxA-Z某*＊○]+$/
const LEADERS = new Set(['bureau_leader'])

/** What else a commitment says that tells who is meant. */
interface Context {
  readonly kind?: CreditKindCode
  readonly action?: string
  /** Who was named before 其他. */
  readonly besides?: string
}
/** What each leader does within his own line. */
const OWN_LINE = /(?:分管|主管|协管|联系|挂钩)(?:的|部门|处室|科室|单位|领域|支部|范围)/

interface Part {
  readonly owes: Owes[]
  readonly alternatives: Owes[][]
  readonly doubt: string | null
}

/**
 * Resolves a subject against the office. Several subjects joined by 和 or 、 give several entries; of the two sides
 * of a talk only the first owes. Without a subject the bureau committee is proposed, for a person to confirm.
 */
export function resolveSubject(subject: string | null, office: OfficeNames, context: Context = {}): SubjectResolution {
  const bare = subject === null ? '' : fold(subject).replace(/\s+/g, '')
  if (bare === '') {
    const likely: Owes[] = [{ bodies: 'bureau_committee' }]
    return {
      owes: likely,
      alternatives: [[{ bodies: 'branch' }], [{ bodies: 'leading_group' }]],
      sure: false,
      why: '原文没有写明责任主体，暂由机关党委承担，请确认',
    }
  }
  const talk = context.kind === 'heart_to_heart_talk' || context.kind === 'integrity_talk'
  const words = talk ? bare.replace(/^(.{2,}?)(?:与|同).*$/, '$1') : bare
  const owes: Owes[] = []
  const alternatives: Owes[][] = []
  const doubts: string[] = []
  for (const name of partsOf(words)) {
    const part = resolvePart(name, office, context)
    for (const o of part.owes) if (!owes.some((x) => JSON.stringify(x) === JSON.stringify(o))) owes.push(o)
    alternatives.push(...part.alternatives)
    if (part.doubt) doubts.push(part.doubt)
  }
  return {
    owes,
    alternatives,
    sure: doubts.length === 0 && owes.length > 0,
    why: doubts.length > 0 ? doubts.join('；') : `按${quoted(subject ?? '')}确定`,
  }
}

/** Names joined by 和, 与, 及 or 、; a modifier that ends in 的 stays with its name. */
function partsOf(words: string): string[] {
  const pieces = words.split(/以及|、|和|与|及(?!以上)|，/).filter((p) => p !== '')
  const parts: string[] = []
  let open = ''
  for (const piece of pieces) {
    open += open === '' ? piece : `、${piece}`
    if (/^(?:分管|主管|协管|负责)/.test(open) && !/领导|成员|局长|书记/.test(open)) continue
    parts.push(open)
    open = ''
  }
  return open === '' ? parts : [...parts, open]
}

function resolvePart(name: string, office: OfficeNames, context: Context): Part {
  const exact = byName(name, office)
  if (exact) return { owes: [exact], alternatives: [], doubt: null }
  const line = LINE.exec(name)
  if (line) return leadersOf(name, line[1] ?? '', office, OWN_LINE.test(context.action ?? ''))
  if (OTHERS.test(name)) return otherLeaders(name, context.besides ?? null, office)
  if (TEAM.test(name)) return team(name, office)
  const rank = RANKED.find(({ regex }) => regex.test(name))?.row
  if (rank)
    return {
      owes: rank.roles.map((role) => ({ posts: role })),
      alternatives: [],
      doubt: `${quoted(name)}按${rank.said}计，不在这些职务上的人请另行指定`,
    }
  const hit = RULES.find(({ regex }) => regex.test(name))
  if (!hit)
    return {
      owes: [],
      alternatives: [[{ bodies: 'bureau_committee' }]],
      doubt: `没有找到与${quoted(name)}对应的组织或职务`,
    }
  const mass = massOrganisation(name, hit.row.owes, office)
  if (mass) return mass
  const owes: Owes = { ...hit.row.owes }
  const there =
    'bodies' in owes
      ? office.bodies.some((b) => b.kind === owes.bodies)
      : 'posts' in owes && office.posts.some((p) => p.role === owes.posts)
  const missing = there ? null : `名册中还没有${quoted(name)}对应的组织或职务`
  const alternatives: Owes[][] = hit.row.unsure
    ? 'bodies' in owes && owes.bodies === 'bureau'
      ? [[{ bodies: 'bureau_committee' }]]
      : [[{ posts: 'branch_secretary' }]]
    : []
  const part = SOME.test(name) ? `${quoted(name)}只是其中一部分，系统不知道是哪些，暂由全体承担，请指定` : null
  const unsure = hit.row.unsure?.replace('*', name)
  return { owes: [owes], alternatives, doubt: unsure ?? missing ?? unknownName(name, hit.row.owes) ?? part }
}

/** What may stand before 党支部 or 处室 and names none of them: 所属基层党支部. */
const NO_NAME =
  /^(?:各|每个?|全体|所有|其他|其余|有关|相关|机关|基层|本|局|院|馆|市|全局|直属|下属|所属|局属|在职|党员|业务|职能|责任|牵头|条件|的|[先后]进|示范|标准化|联系|分管|所在|结对|五星级?|[X×＊*A-Z某]+)*$/

/** 督查党支部 where the roster has no such branch: all branches stand in for it, and a person is told. */
function unknownName(name: string, owes: Owes): string | null {
  const kind = 'bodies' in owes && (owes.bodies === 'branch' || owes.bodies === 'division') ? NAMED.exec(name) : null
  return kind === null || NO_NAME.test(kind[1]!) || SOME.test(name)
    ? null
    : `名册中没有${quoted(name)}，暂由${kind[2] === '处室' ? '各处室' : '各党支部'}承担，请指定`
}
const NAMED = /^(.+?)(党支部|支部|处室)$/

/** Some of a kind, by what they are or do: 任期届满的党支部, 新任支部书记. */
const SOME =
  /^(?:新任|新入职|新提拔|新成立|离退休|退休|流动|困难|后进|软弱涣散|有条件)|(?:届满|到期|满|条件|成立|以上|以下|较多|较少|突出|薄弱|靠后)的[^的]{2,8}$/

/** Groups that a plan speaks of and that are no kind of body: the office knows one only where somebody has entered it. */
const TEAM = /(?<!党)(?:小组|专班|服务队|突击队|先锋队|志愿队|工作队|宣讲团|讲师团)$/

function team(name: string, office: OfficeNames): Part {
  const sort = MASS.find((words) => words.test(name))
  const near = office.bodies.filter((b) => b.kind === 'mass_organisation' && sort?.test(b.name))
  return {
    owes: [],
    alternatives: [
      ...near.map((b): Owes[] => [{ body: b.id }]),
      [{ bodies: 'branch' }],
      [{ bodies: 'bureau_committee' }],
    ],
    doubt: `名册中没有${quoted(name)}，请在“组织”页增加，或指定由哪个组织承担`,
  }
}

/** Sorts of mass organisation, by the words that plans and bodies name them with; 群团 are all of them. */
const MASS = [/工会/, /(?<!群)团|青年/, /妇/]

/**
 * 团委 and 工会 each name one of the mass organisations. Where the bureau has others but none of that sort, nobody owes
 * it before a person has said who. Null for what names all of them, and where the bureau has none at all.
 */
function massOrganisation(name: string, owes: Owes, office: OfficeNames): Part | null {
  if (!('bodies' in owes && owes.bodies === 'mass_organisation')) return null
  const sort = MASS.find((words) => words.test(name))
  const all = office.bodies.filter((b) => b.kind === 'mass_organisation')
  if (!sort || all.length === 0) return null
  const found = all.filter((b) => sort.test(b.name))
  const whole: Owes[][] = [[{ ...owes }]]
  if (found.length === 0)
    return {
      owes: [],
      alternatives: [...whole, [{ bodies: 'bureau_committee' }]],
      doubt: `名册中没有${quoted(name)}，请在“组织”页增加，或改由已有的组织承担`,
    }
  const several = found.length > 1 ? `名册中有${found.length}个${quoted(name)}，暂由它们各自承担，请核对` : null
  return { owes: found.map((b) => ({ body: b.id })), alternatives: whole, doubt: several }
}

/** One body or post that bears this very name. A bare kind (党支部) names all of them and is none of these. */
function byName(name: string, office: OfficeNames): Owes | null {
  const bare = name.replace(QUANTIFIER, '')
  if (name !== bare && /^(?:各|每|全|所有)/.test(name)) return null
  const body = office.bodies.filter((b) => b.name === name || (bare.length >= 4 && b.name === bare))
  const post = office.posts.filter((p) => p.name === name || (bare.length >= 4 && p.name === bare))
  const generic = RULES.some(({ regex }) => regex.exec(bare)?.[0] === bare)
  if (generic) return null
  if (body.length === 1 && post.length === 0) return { body: body[0]!.id }
  // 党支部书记 may be the name of one post and still mean all of them.
  const role = RULES.some(
    ({ row, regex }) => 'posts' in row.owes && (regex.exec(bare)?.[0].length ?? 0) >= bare.length - 2,
  )
  if (post.length === 1 && body.length === 0 && !role) return { post: post[0]!.id }
  const partly = office.bodies.filter((b) => bare.length >= 4 && b.name.endsWith(bare))
  return partly.length === 1 && post.length === 0 ? { body: partly[0]!.id } : null
}

/** 分管…的局领导, by the lines that the posts' own names tell; `ownLine`: what each does within his line. */
function leadersOf(name: string, topic: string, office: OfficeNames, ownLine: boolean): Part {
  const all = office.posts.filter((p) => LEADERS.has(p.role))
  // 分管领导 without a topic is each of them for his own line.
  if (topic === '')
    return {
      owes: [{ posts: 'bureau_leader' }],
      alternatives: all.map((p) => [{ post: p.id }]),
      doubt: ownLine ? null : `${quoted(name)}按各局领导各负责分管范围计，只由其中一位承担的，请指定`,
    }
  const masked = MASK.test(topic)
  const chosen = all.filter((p) => (masked ? /业务/.test(p.name) : p.name.includes(topic)))
  const whole: Owes[] = [{ posts: 'bureau_leader' }]
  if (chosen.length === 0 || chosen.length === all.length)
    return {
      owes: whole,
      alternatives: all.map((p) => [{ post: p.id }]),
      doubt: `职务名称不能区分${quoted(name)}，请指定具体职务`,
    }
  return {
    owes: chosen.map((p) => ({ post: p.id })),
    alternatives: [whole],
    doubt: masked ? `原文没有写明${quoted(name)}是哪一位，按职务名称推定，请核对` : null,
  }
}

type Post = OfficeNames['posts'][number]

/** The posts that owe by what has been resolved: each by itself, or all of a role. */
const postsOf = (owes: readonly Owes[], { posts }: OfficeNames): Post[] =>
  posts.filter((p) =>
    owes.some((one) => ('post' in one && one.post === p.id) || ('posts' in one && one.posts === p.role)),
  )

/**
 * 其他党组成员: the leaders' posts but those that were named before, and those of the same people: 局长 who is 党组书记
 * has been named with that post. A person looks at whom that leaves.
 */
function otherLeaders(name: string, besides: string | null, office: OfficeNames): Part {
  const all = office.posts.filter((p) => LEADERS.has(p.role))
  const whole: Owes[] = [{ posts: 'bureau_leader' }]
  const named = besides === null ? [] : postsOf(resolveSubject(besides, office).owes, office)
  const people = new Map(named.flatMap((post) => (post.holders ?? []).map((holder) => [holder, post] as const)))
  const out = all.flatMap((post) => {
    const as = named.includes(post) ? post : post.holders?.map((holder) => people.get(holder)).find(Boolean)
    return as ? [{ post, as }] : []
  })
  const left = all.filter((post) => !out.some((one) => one.post === post))
  if (out.length === 0 || left.length === 0)
    return {
      owes: whole,
      alternatives: all.map((p) => [{ post: p.id }]),
      doubt:
        besides === null
          ? `原文没有写明${quoted(name)}以外的是谁，暂由全体局领导承担，请指定具体职务`
          : `不能确定${quoted(name)}里哪些人就是前面的${quoted(besides)}，暂由全体局领导承担，请指定具体职务`,
    }
  const without = out.map(({ post, as }) => (post === as ? post.name : `${post.name}（任${as.name}）`)).join('、')
  const vacant = named.filter(({ holders }) => holders?.length === 0).map((post) => post.name)
  return {
    owes: left.map((p) => ({ post: p.id })),
    alternatives: [whole],
    doubt: [
      `${quoted(name)}已除去${without}，由${left.map((post) => post.name).join('、')}承担，请核对`,
      ...(vacant.length > 0 ? [`${vacant.join('、')}现在空缺，不能确定由谁兼任`] : []),
    ].join('；'),
  }
}
