/**
 * Names that plainly nobody bears: surnames of every kind before words of maps and archives.
 * Among them what a register of names must bear: surnames with a reading of their own (单 shàn, 曾 zēng,
 * 仇 qiú, 解 xiè, 尉迟 yùchí), two-character surnames, rare characters, one outside the basic plane,
 * and two people of one name.
 */
import { diceOf } from './dice.ts'

const SURNAMES =
  '单曾仇解覃尉迟万俟查盖朴区乐员华任宁应缪翟褚阚隗訾逄郗郄冼谌牟晁麦蓝舒凌简祝庄程谭韦石江白阮鲍向古易桑'
const COMPOUND = ['尉迟', '万俟', '澹台']
const FIRST = '云星青砚溪岚松禾墨泽山河舟帆晴朔知若远望'
const SECOND = '图衡纬经册尺矩籍标程绘测仪峦川址界页序签'

/** Given first so that they are surely there, whatever the seed. */
const SPECIAL = [
  '单青图',
  '曾望册',
  '仇知衡',
  '解山经',
  '覃云绘',
  '尉迟朔川',
  '翟喆',
  '褚砚堃',
  '阚䶮',
  '隗若翀',
  '覃𬭎',
  '员星序',
]
/** Two people, in two branches, whom only their branch tells apart. */
const NAMESAKE = '石青籍'

const surnames: readonly string[] = [
  ...COMPOUND,
  ...COMPOUND.reduce((text, compound) => text.replace(compound, ''), SURNAMES),
]

/** `count` names; all are different but for one pair. */
export function namesOf(seed: string, count: number): string[] {
  const dice = diceOf(seed, 'names')
  const names = new Set([...SPECIAL, NAMESAKE])
  while (names.size < count - 1) {
    const given = dice.chance(0.12) ? dice.pick([...SECOND]) : dice.pick([...FIRST]) + dice.pick([...SECOND])
    names.add(dice.pick(surnames) + given)
  }
  const others = [...names].filter((name) => !SPECIAL.includes(name) && name !== NAMESAKE)
  const spread = dice.sample([...others.keys()], SPECIAL.length + 2)
  const guests = [NAMESAKE, ...SPECIAL, NAMESAKE]
  const list = [...others]
  for (const [i, at] of spread.toReversed().entries()) list.splice(at, 0, guests[i]!)
  return list
}
