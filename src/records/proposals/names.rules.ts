/** Names in minutes against the roster: whoever is named beyond doubt, whoever is not, and whoever two people could be. */

/** More names than any meeting has; and longer than any name with its posts. */
const MOST = 500
const LONGEST = 30

export interface OnRoster {
  readonly id: string
  readonly name: string
}

export interface Named {
  readonly ids: readonly string[]
  /** Names that two or more people of the roster bear: nobody is chosen. */
  readonly ambiguous: readonly string[]
  /** Names of nobody on the roster. */
  readonly unknown: readonly string[]
  /** Everybody was meant, and no name given. */
  readonly everybody: boolean
}

/** What is written beside a name: posts and forms of address. */
const BESIDE =
  /^(?:局|处|科|室|党|总?支部?|党委|党组|机关|组织|宣传|纪检|青年|统战|兼职|专职|副?书记|副?组长|委员|副?主任|副?处长|副?科长|副?局长|同志|[:：])*$/
const NOBODY = /^(?:无|没有|暂无|略)?$/
const COUNT = /(?:等|共|计)?[ \u3000]*\d+[ \u3000]*(?:人|名|位)(?:党员|同志)?/g
const EXCEPT = /请假|缺席|除外|未到|因公|因病/

const bare = (text: string) => text.replace(/[\s\u3000]/g, '')

/** Reads a list of names as minutes write it. */
export function namesIn(value: string, roster: readonly OnRoster[]): Named {
  const byName = new Map<string, string[]>()
  for (const { id, name } of roster) byName.set(bare(name), [...(byName.get(bare(name)) ?? []), id])
  const none = { ids: [], ambiguous: [], unknown: [], everybody: false }
  const counted = value.replace(COUNT, '')
  const plain = counted.replace(/[（(][^（）()]*[）)]/g, ' ').replace(/[。.]\s*$/, '')
  if (/^(?:本?支部)?全体(?:党员|支部?委员|支委|同志|人员)$/.test(bare(plain)))
    // Whoever is said in brackets to be away would be taken for present.
    return { ...none, everybody: !EXCEPT.test(counted) }
  const items = itemsOf(plain)
  const found = items.map((item) => ({ item, name: nameIn(item, byName) }))
  const named = [...new Set(found.flatMap(({ name }) => (name === null ? [] : [name])))]
  return {
    ...none,
    ids: named.flatMap((name) => (byName.get(name)!.length === 1 ? byName.get(name)! : [])),
    ambiguous: named.filter((name) => byName.get(name)!.length > 1),
    unknown: [...new Set(found.filter(({ name }) => name === null).map(({ item }) => item))],
  }
}

/** Commas part names; where there are none, gaps do, but not the one in 王 强. */
function itemsOf(text: string): string[] {
  const parts = /[、，,；;\n]/.test(text)
    ? text.split(/[、，,；;\n]/)
    : text
        .replace(/(?<=^|[\s\u3000])(\p{Script=Han})[\s\u3000]+(\p{Script=Han})(?=[\s\u3000]|$)/gu, '$1$2')
        .split(/[\s\u3000]+/)
  return parts
    .map(bare)
    .filter((part) => !NOBODY.test(part))
    .slice(0, MOST)
}

/** The one name of the roster that an item consists of, apart from posts and forms of address. */
function nameIn(item: string, byName: ReadonlyMap<string, unknown>): string | null {
  if (byName.has(item)) return item
  if (item.length > LONGEST) return null
  const within = [...byName.keys()].filter((name) => {
    const at = item.indexOf(name)
    return at >= 0 && BESIDE.test(item.slice(0, at)) && BESIDE.test(item.slice(at + name.length))
  })
  return within.length === 1 ? within[0]! : null
}
