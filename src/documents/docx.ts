/**
 * The text of a .docx as its page shows it: with the numbers that Word writes by itself, without what is deleted,
 * hidden or moved away, tables with their cells. Why not a library: docs/decisions/0010-reading-documents.md.
 */
import { partsOf } from './archive.ts'
import { type CellContent, compose, type Part } from './compose.rules.ts'
import { type Extracted, Unreadable } from './document.schema.ts'
import { type Lists, levelOf, listsOf, type Numbered, stylesOf } from './docx-lists.ts'
import { parseXml } from './docx-xml.ts'
import { Counters } from './numbering.rules.ts'

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

  parseXml(xml, {
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
