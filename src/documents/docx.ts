/**
 * The text of a .docx as its page shows it: with the numbers that Word writes by itself, without what is deleted,
 * hidden or moved away, tables with their cells. Why not a library: docs/decisions/0010-reading-documents.md.
 */
import { SaxesParser } from 'saxes'
import { partsOf } from './archive.ts'
import { type CellContent, compose, type Part } from './compose.rules.ts'
import { type Extracted, Unreadable } from './document.schema.ts'
import { Counters, type Level } from './numbering.rules.ts'

const WANTED = /^word\/(?:document|numbering|styles)\d*\.xml$/

/** Throws Unreadable with the reason for the user. */
export function extractDocx(bytes: Uint8Array): Extracted {
  const parts = partsOf(bytes, (name) => WANTED.test(name) || name === '[Content_Types].xml')
  const types = parts.get('[Content_Types].xml') ?? ''
  if (/macroEnabled/i.test(types)) throw new Unreadable('文件含有宏。请另存为不含宏的 Word 文档（.docx）后重新上传')
  const document = parts.get('word/document.xml') ?? parts.get('word/document2.xml')
  if (document === undefined) throw new Unreadable('文件不是 Word 文档。请检查后以其原有的扩展名上传')
  const lists = listsOf(parts.get('word/numbering.xml') ?? '')
  const styles = stylesOf(parts.get('word/styles.xml') ?? '')
  return compose(bodyOf(document, lists, styles))
}

type Attributes = Record<string, string>
interface Handlers {
  open(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
}

function parse(xml: string, handlers: Handlers): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', () => {
    throw new Unreadable('文件已损坏，打不开。请用原来的软件打开确认后重新上传')
  })
  // A document type could define what grows without bounds; Word writes none.
  parser.on('doctype', () => {
    throw new Unreadable('文件不是正常的 Word 文档，不能读取')
  })
  parser.on('opentag', ({ name, attributes }) => handlers.open(name, attributes))
  parser.on('closetag', ({ name }) => handlers.close?.(name))
  parser.on('text', (text) => handlers.text?.(text))
  parser.write(xml).close()
}

/** Word has nine levels and counts to 32767; a file that says otherwise was not written by it. */
const levelOf = (value: string | undefined) => Math.min(8, Math.max(0, Math.trunc(Number(value ?? 0)) || 0))
const startOf = (value: string) => Math.min(32_767, Math.max(0, Math.trunc(Number(value)) || 0))

/** A list: its pattern, and what it has otherwise than that. */
interface Num {
  abstract: string
  readonly restarts: Map<number, number>
  readonly levels: (Level | undefined)[]
}

interface Lists {
  /** The list that a `w:numId` counts in, and its levels. */
  of(numId: string): { readonly list: string; readonly levels: readonly Level[] } | null
}

function listsOf(xml: string): Lists {
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
    parse(xml, {
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
        else if (name === 'w:lvlText') change({ text: value })
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

interface Numbered {
  readonly numId?: string | undefined
  readonly depth?: number | undefined
}

/** The numbering that paragraph styles bring along, their bases included. */
function stylesOf(xml: string): (id: string | undefined) => Numbered {
  const styles = new Map<string, { numId?: string; depth?: number; base?: string }>()
  let style: { numId?: string; depth?: number; base?: string } = {}
  if (xml !== '')
    parse(xml, {
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

interface Paragraph {
  text: string
  numId?: string | undefined
  depth?: number | undefined
  style?: string
  /** Its end is deleted or hidden: it goes on in the next one. */
  endless?: boolean
}

interface OpenCell {
  column: number
  merged: boolean
  span: number
  paragraphs: string[]
}

/** Elements whose content the page does not show. */
const UNSEEN = new Set([
  ...['w:del', 'w:moveFrom', 'mc:Fallback', 'w:instrText', 'w:delText'],
  // What was before a tracked change of format.
  ...['w:rPrChange', 'w:pPrChange', 'w:tcPrChange', 'w:trPrChange', 'w:tblPrChange', 'w:numberingChange'],
])

/** Settings of the mark that ends a paragraph which take it away. */
const ENDLESS = new Set(['w:del', 'w:moveFrom', 'w:vanish'])

function bodyOf(xml: string, lists: Lists, styleOf: (id: string | undefined) => Numbered): Part[] {
  const parts: Part[] = []
  const counters = new Counters()
  /** Text boxes hold paragraphs within a paragraph. */
  const open: Paragraph[] = []
  let rows: CellContent[][] = []
  let row: CellContent[] = []
  let cell: OpenCell | null = null
  let column = 0
  let tables = 0
  let unseen = 0
  let inText = false
  let inRun = false
  let hidden = false
  let ofParagraph = false

  /** The text of paragraphs without an end, for the paragraph after them. */
  const begun: string[] = []
  const put = (line: string) => {
    if (cell) cell.paragraphs.push(line)
    else parts.push({ is: 'paragraph', text: line })
  }
  /** Where a cell, a text box or the document ends or a table begins, a paragraph ends in any case. */
  const end = () => {
    const text = begun[open.length] ?? ''
    begun.length = open.length
    if (text.trim() !== '') for (const line of text.split('\n')) put(line)
  }
  const finish = (paragraph: Paragraph) => {
    const text = (begun[open.length] ?? '') + paragraph.text
    begun.length = open.length
    if (paragraph.endless) {
      begun[open.length] = text
      return
    }
    const style = styleOf(paragraph.style)
    const found = lists.of(paragraph.numId ?? style.numId ?? '')
    const number =
      found && text.trim() !== '' ? counters.next(found.list, found.levels, paragraph.depth ?? style.depth ?? 0) : ''
    for (const line of `${number}${text}`.split('\n')) put(line)
  }

  parse(xml, {
    open(name, attributes) {
      const value = attributes['w:val']
      const paragraph = open.at(-1)
      if (ofParagraph && unseen === 0 && paragraph && ENDLESS.has(name) && value !== '0' && value !== 'false')
        paragraph.endless = true
      if (UNSEEN.has(name)) unseen++
      if (unseen > 0) return
      switch (name) {
        case 'w:p':
          open.push({ text: '' })
          break
        case 'w:pPr':
          ofParagraph = true
          break
        case 'w:pStyle':
          if (paragraph && value !== undefined) paragraph.style = value
          break
        case 'w:numId':
          if (paragraph) paragraph.numId = value
          break
        case 'w:ilvl':
          if (paragraph) paragraph.depth = levelOf(value)
          break
        case 'w:r':
          inRun = true
          hidden = false
          break
        case 'w:vanish':
          if (inRun && value !== '0' && value !== 'false') hidden = true
          break
        case 'w:t':
          inText = true
          break
        case 'w:tab':
        case 'w:ptab':
          // Among the settings of a paragraph it is a tab stop, not a tab.
          if (inRun && paragraph) paragraph.text += ' '
          break
        case 'w:br':
        case 'w:cr':
          if (paragraph) paragraph.text += '\n'
          break
        case 'w:noBreakHyphen':
          if (paragraph) paragraph.text += '-'
          break
        case 'w:tbl':
          end()
          if (++tables === 1) rows = []
          break
        case 'w:tr':
          if (tables === 1) {
            row = []
            column = 0
          }
          break
        case 'w:gridBefore':
          if (tables === 1) column += Number(value ?? 0)
          break
        case 'w:tc':
          if (tables === 1) cell = { column, merged: false, span: 1, paragraphs: [] }
          break
        case 'w:gridSpan':
          if (tables === 1 && cell) cell.span = Number(value ?? 1)
          break
        case 'w:vMerge':
          if (tables === 1 && cell) cell.merged = value !== 'restart'
          break
      }
    },
    close(name) {
      if (UNSEEN.has(name)) unseen--
      if (unseen > 0) return
      if (name === 'w:p') finish(open.pop()!)
      else if (name === 'w:pPr') ofParagraph = false
      else if (name === 'w:t') inText = false
      else if (name === 'w:r') inRun = false
      else if (name === 'w:txbxContent') end()
      else if (name === 'w:tc') {
        end()
        if (tables !== 1 || !cell) return
        row.push({ column, paragraphs: cell.paragraphs, merged: cell.merged })
        column += cell.span
        cell = null
      } else if (name === 'w:tr' && tables === 1) rows.push(row)
      else if (name === 'w:tbl' && --tables === 0) parts.push({ is: 'table', rows })
    },
    text(text) {
      const paragraph = open.at(-1)
      if (inText && unseen === 0 && !hidden && paragraph) paragraph.text += text
    },
  })
  end()
  return parts
}
