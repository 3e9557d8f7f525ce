import { describe, expect, it } from 'vitest'
import { namePinyin } from './pinyin.rules.ts'

const sorted = (...names: string[]) =>
  names.toSorted((a, b) => (namePinyin(a).sort_key < namePinyin(b).sort_key ? -1 : 1))

describe('按姓名排序', () => {
  it.each([
    ['逐个音节比，不是逐个字母', ['陈喆', '程晴川']],
    ['短的在前', ['陈吉', '陈吉安']],
    ['同音先按声调，同姓在一起', ['汪安', '汪洋', '王安', '王洋']],
    ['同音同调的两个姓也各在一起', ['张安', '张洋', '章安', '章洋']],
    ['ü 在 u 之后、ua 之前', ['鲁安', '吕安', '栾安']],
    ['多音字作姓', ['单青', '沈青']],
    ['生僻字按读音', ['姬安', '𠮷安', '季安', '闫䶮', '赵䶮']],
    ['外文名在前，不混在一起', ['Anna', '安娜']],
  ])('%s', (_, names) => {
    expect(sorted(...names.toReversed())).toEqual(names)
  })

  it('查找用的拼音不带声调', () => {
    expect(namePinyin('𠮷吕喆')).toMatchObject({ pinyin: 'jilvzhe', initials: 'jlz' })
  })

  it('姓有两种读法的，两种都能查找，按姓的读法排序', () => {
    expect(namePinyin('盖星测')).toMatchObject({ pinyin: 'gexingce gaixingce', initials: 'gxc' })
    expect(namePinyin('单青图')).toMatchObject({ pinyin: 'shanqingtu danqingtu', initials: 'sqt dqt' })
    expect(sorted('单青', '沈青')).toEqual(['单青', '沈青'])
  })
})
