/** Pinyin of names, so that people are found and sorted by it. */
import { pinyin } from 'pinyin-pro'

/** Surnames are read as surnames (单 shàn, 曾 zēng, 尉迟 yùchí). Lower case, without tones and spaces. */
export function namePinyin(name: string): { pinyin: string; initials: string } {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', surname: 'head', v: true }).map((s) =>
    s.toLowerCase(),
  )
  return { pinyin: syllables.join(''), initials: syllables.map((s) => s[0] ?? '').join('') }
}
