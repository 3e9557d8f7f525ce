/** Pinyin of names, so that people are found and sorted by it. */
import { customPinyin, pinyin } from 'pinyin-pro'

/** Characters of names that the library does not know. */
customPinyin({ 𠮷: 'jí' })

export interface NamePinyin {
  /**
   * Lower case, without tones, ü as v: what is typed to find somebody. A name whose surname is read otherwise as a word
   * has both readings, apart by a space (盖 is gě by the dictionary, and Gài to many who bear it).
   */
  readonly pinyin: string
  /** As the readings. */
  readonly initials: string
  /** Orders names as a dictionary does, compared by code point. */
  readonly sort_key: string
}

/** Surnames are read as surnames (单 shàn, 曾 zēng, 尉迟 yùchí). */
export function namePinyin(name: string): NamePinyin {
  const toned = tonedOf(name, 'head')
  const readings = [toned, tonedOf(name, 'off')].map((syllables) => syllables.map((s) => s.replace(TONE, '')))
  return {
    pinyin: alternatives(readings.map((syllables) => syllables.join(''))),
    initials: alternatives(readings.map((syllables) => syllables.map((s) => s[0] ?? '').join(''))),
    sort_key: sortKey([...name], toned),
  }
}

const TONE = /(?<=[a-z])[0-5]$/

const tonedOf = (name: string, surname: 'head' | 'off'): string[] =>
  pinyin(name, { toneType: 'num', type: 'array', surname, v: true }).map((s) => s.toLowerCase().replaceAll(' ', ''))

const alternatives = (texts: readonly string[]): string => [...new Set(texts)].join(' ')

/**
 * Syllable by syllable, each by its letters, then its tone, then its character: chen2陈 zhe2喆 < cheng2程 qing2晴, since
 * a digit comes before any letter. A ü is u: and so comes between u and ua.
 */
const sortKey = (characters: readonly string[], toned: readonly string[]): string =>
  characters.map((character, i) => `${(toned[i] ?? '').replace('v', 'u:')}${character}`).join(' ')
