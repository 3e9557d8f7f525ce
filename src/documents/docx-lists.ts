/** The lists of a .docx and how its styles number paragraphs. */
import { parseXml } from './docx-xml.ts'
import type { Level } from './numbering.rules.ts'

/** Word has nine levels and counts to 32767; a file that says otherwise was not written by it. */
export const levelOf = (value: string | undefined) => Math.min(8, Math.max(0, Math.trunc(Number(value ?? 0)) || 0))
const startOf = (value: string) => Math.min(32_767, Math.max(0, Math.trunc(Number(value)) || 0))

/** A list: its pattern, and what it has otherwise than that. */
interface Num {
  abstract: string
  readonly restarts: Map<number, number>
  readonly levels: (Level | undefined)[]
}

export interface Lists {
  /** The list that a `w:numId` counts in, and its levels. */
  of(numId: string): { readonly list: string; readonly levels: readonly Level[] } | null
}

/** The lists of a document, by its part of them; none where it is empty. */
export function listsOf(xml: string): Lists {
  const abstracts = new Map<string, Level[]>()
  const nums = new Map<string, Num>()
  let levels: (Level | undefined)[] | null = null
  let depth = -1
  let num: Num | null = null
  const change = (part: Partial<Level>) => {
    if (levels && depth >= 0)
      levels[depth] = { ...{ start: 1, format: 'decimal', text: `%${depth + 1}.` }, ...levels[depth], ...part }
  }
  if (xml !== '')
    parseXml(xml, {
      open(name, a) {
        const value = a['w:val'] ?? ''
        if (name === 'w:abstractNum') {
          const own: Level[] = []
          levels = own
          num = null
          abstracts.set(a['w:abstractNumId'] ?? '', own)
        } else if (name === 'w:num') {
          num = { abstract: '', restarts: new Map(), levels: [] }
          levels = num.levels
          nums.set(a['w:numId'] ?? '', num)
        } else if (name === 'w:abstractNumId' && num) num.abstract = value
        else if (name === 'w:lvlOverride') depth = levelOf(a['w:ilvl'])
        else if (name === 'w:lvl') {
          depth = levelOf(a['w:ilvl'])
          change({})
        } else if (name === 'w:startOverride' && num) num.restarts.set(depth, startOf(value))
        else if (name === 'w:start') change({ start: startOf(value) })
        else if (name === 'w:numFmt') change({ format: value })
        // Word keeps no more.
        else if (name === 'w:lvlText') change({ text: value?.slice(0, 255) })
      },
    })
  return {
    of(numId) {
      const found = nums.get(numId)
      const own = found && abstracts.get(found.abstract)
      if (!own) return null
      const levels = Array.from({ length: Math.max(own.length, found.levels.length) }, (_, i) => {
        const level = found.levels[i] ?? own[i] ?? { start: 1, format: 'none', text: '' }
        return { ...level, start: found.restarts.get(i) ?? level.start }
      })
      const restarted = found.restarts.size > 0 || levels.some(({ start }, i) => own[i] && own[i].start !== start)
      // Lists with a start of their own count for themselves, the others on and on with their pattern.
      return { list: restarted ? `num ${numId}` : `abstract ${found.abstract}`, levels }
    },
  }
}

export interface Numbered {
  readonly numId?: string | undefined
  readonly depth?: number | undefined
}

/** The numbering that paragraph styles bring along, their bases included. */
export function stylesOf(xml: string): (id: string | undefined) => Numbered {
  const styles = new Map<string, { numId?: string; depth?: number; base?: string }>()
  let style: { numId?: string; depth?: number; base?: string } = {}
  if (xml !== '')
    parseXml(xml, {
      open(name, a) {
        const value = a['w:val'] ?? ''
        if (name === 'w:style') {
          style = {}
          styles.set(a['w:styleId'] ?? '', style)
        } else if (name === 'w:basedOn') style.base = value
        else if (name === 'w:numId') style.numId = value
        else if (name === 'w:ilvl') style.depth = levelOf(value)
      },
    })
  return (id) => {
    let numId: string | undefined
    let depth: number | undefined
    let at = id === undefined ? undefined : styles.get(id)
    for (let i = 0; at && i < 20; i++) {
      numId ??= at.numId
      depth ??= at.depth
      at = at.base === undefined ? undefined : styles.get(at.base)
    }
    return { numId, depth }
  }
}
