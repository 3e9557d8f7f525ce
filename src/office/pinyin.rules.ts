/** Pinyin of names, so that people are found and sorted by it. */
import { customPinyin, pinyin } from 'pinyin-pro'

/** Characters of names that the library does not know. */
customPinyin({ 𠮷: 'jí' })

export interface NamePinyin {
  /** Lower case, without tones and spaces, ü as v: what is typed to find somebody. */
  readonly pinyin: string
  readonly initials: string
  /** Orders names as a dictionary does, compared by code point. */
  readonly sort_key: string
}

/** Surnames are read as surnames (单 shàn, 曾 zēng, 尉迟 yùchí). */
export function namePinyin(name: string): NamePinyin {
  const toned = pinyin(name, { toneType: 'num', type: 'array', surname: 'head', v: true }).map((s) => s.toLowerCase())
  const syllables = toned.map((s) => s.replace(/(?<=[a-z])[0-5]$/, ''))
  return {
    pinyin: syllables.join(''),
    initials: syllables.map((s) => s[0] ?? '').join(''),
    sort_key: sortKey([...name], toned),
  }
}

/**
 * Syllable by syllable, each by its letters, then its tone, then its character: chen2陈 zhe2喆 < cheng2程 qing2晴, since
 * a digit comes before any letter. A ü is u: and so comes between u and ua.
 */
const sortKey = (characters: readonly string[], toned: readonly string[]): string =>
  characters.map((character, i) => `${(toned[i] ?? '').replace('v', 'u:')}${character}`).join(' ')
