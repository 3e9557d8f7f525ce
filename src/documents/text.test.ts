import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText } from './text.rules.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const bytes = (...parts: (number | Uint8Array)[]) =>
  Uint8Array.from(parts.flatMap((p) => (typeof p === 'number' ? [p] : [...p])))
const utf16 = (text: string, big: boolean) => {
  const out = new Uint8Array(text.length * 2)
  const view = new DataView(out.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), !big)
  return out
}
const hex = (text: string) => Uint8Array.from(text.match(/../g)!.map((h) => Number.parseInt(h, 16)))
const refused = (b: Uint8Array) => {
  const result = decodeText(b)
  return 'refused' in result ? result.refused : ''
}

describe('文本文件的编码', () => {
  const plan = '清河区档案馆工作计划\n每季度召开1次会议。𠮷'

  test('UTF-8 有无标记都能读', () => {
    expect(decodeText(utf8(plan))).toEqual({ text: plan })
    expect(decodeText(bytes(0xef, 0xbb, 0xbf, utf8(plan)))).toEqual({ text: plan })
  })

  test('有标记的 UTF-16 都能读', () => {
    expect(decodeText(bytes(0xff, 0xfe, utf16(plan, false)))).toEqual({ text: plan })
    expect(decodeText(bytes(0xfe, 0xff, utf16(plan, true)))).toEqual({ text: plan })
  })

  test('GBK 和 GB18030 都能读，人名中的生僻字不错', () => {
    expect(decodeText(hex('d6d0cec4'))).toEqual({ text: '中文' })
    expect(decodeText(hex('86b488d2fe9fe946'))).toEqual({ text: '喆堃䶮镕' })
  })

  test.each([
    ['空文件', bytes(), '空的'],
    ['只有空白', utf8(' \r\n\t\u3000'), '没有文字'],
    ['只有标记', bytes(0xef, 0xbb, 0xbf), '没有文字'],
    ['压缩文件', bytes(0x50, 0x4b, 3, 4, 20, 0), 'Word'],
    ['PDF', utf8('%PDF-1.7\n'), 'PDF'],
    ['旧版 Word', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1), '旧格式'],
    ['RTF', utf8('{\\rtf1\\ansi'), 'RTF'],
    ['没有标记的 UTF-16', utf16('Plan 2031\n工作计划\n', false), 'UTF-16'],
    ['没有标记也没有换行的 UTF-16', utf16('工作计划每季度召开会议', true), 'UTF-16'],
    ['二进制', bytes(...Array.from({ length: 64 }, (_, i) => i * 4)), '二进制'],
    ['控制字符', utf8('计划\u0007内容'), '控制字符'],
    ['截断的 UTF-16', bytes(0xff, 0xfe, 0x00, 0xd8), '不符'],
    ['两种编码都不是', hex('ff81ff'), '编码'],
  ] as const)('%s 被退回并说明原因', (_, input, reason) => {
    expect(refused(input)).toContain(reason)
    expect(refused(input)).toMatch(/请/)
  })

  test('任何字节都不会出错，UTF-8 文字原样读回', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (b) => void decodeText(b)))
    const chars = fc.constantFrom(...'工作计划每月1次，。（）\n “”a')
    fc.assert(
      fc.property(fc.array(chars, { minLength: 1, maxLength: 60 }), (list) => {
        const text = `第${list.join('')}`
        expect(decodeText(utf8(text))).toEqual({ text })
      }),
    )
  })
})
