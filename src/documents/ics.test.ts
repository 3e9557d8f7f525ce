import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { icsOf } from './ics.rules.ts'

const NOW = new Date('2026-11-27T02:03:04.567Z')
const entry = (title: string, text = '') => ({
  uid: 'u1',
  day: '2026-12-31',
  title,
  text,
  url: 'https://example.test/',
})
const unfolded = (ics: string) => ics.replaceAll('\r\n ', '').split('\r\n')

describe('日历文件', () => {
  test('整天的事项，结束写作次日，跨年也对；时间戳是世界时', () => {
    const lines = unfolded(icsOf('我的应办', [entry('党员大会；讲党课')], NOW))
    expect(lines).toContain('DTSTART;VALUE=DATE:20261231')
    expect(lines).toContain('DTEND;VALUE=DATE:20270101')
    expect(lines).toContain('DTSTAMP:20261127T020304Z')
    expect(lines).toContain('X-WR-CALNAME:我的应办')
    expect(lines[0]).toBe('BEGIN:VCALENDAR')
    expect(lines.at(-2)).toBe('END:VCALENDAR')
  })

  test('有时间的按北京时间换成世界时，清晨的落在前一天；取消的写明', () => {
    const at = (time: string, cancelled = false) =>
      unfolded(icsOf('会议', [{ ...entry('党员大会'), time, cancelled }], NOW))
    expect(at('14:30')).toContain('DTSTART:20261231T063000Z')
    expect(at('07:05')).toContain('DTSTART:20261230T230500Z')
    expect(at('08:00', true)).toEqual(expect.arrayContaining(['DTSTART:20261231T000000Z', 'STATUS:CANCELLED']))
    expect(at('14:30').some((line) => line.startsWith('DTEND'))).toBe(false)
  })

  test('任何文字都不越过75个字节一行，不从字中间断开，读回来一字不差', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        const ics = icsOf('x', [entry(title, `${title}\n${title}`)], NOW)
        for (const line of ics.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
        const read = (name: string) =>
          unfolded(ics)
            .find((line) => line.startsWith(`${name}:`))!
            .slice(name.length + 1)
            .replace(/\\([\\;,n])/g, (_, character) => (character === 'n' ? '\n' : character))
        expect(read('SUMMARY')).toBe(title.replace(/\r?\n/g, '\n'))
      }),
    )
  })
})
