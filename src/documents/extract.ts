/** The text of an uploaded document, by its kind and its first bytes. */
import { Refusal } from '#kernel/refusal.ts'
import { extractDoc } from './doc.ts'
import { type Extracted, Unreadable } from './document.schema.ts'
import { extractDocx } from './docx.ts'
import { extractPdf } from './pdf.ts'
import { secrecyMark, secrecyRefusal } from './secrecy.rules.ts'
import { decodeText } from './text.rules.ts'

interface Format {
  readonly begins: readonly number[]
  readonly extract: (bytes: Uint8Array) => Extracted | Promise<Extracted>
}

const ZIP: Format = { begins: [0x50, 0x4b, 0x03, 0x04], extract: extractDocx }
const OLE: Format = { begins: [0xd0, 0xcf, 0x11, 0xe0], extract: extractDoc }
const PDF: Format = { begins: [0x25, 0x50, 0x44, 0x46, 0x2d], extract: extractPdf }

/** What a file of an extension may be inside: Word keeps an encrypted .docx in the old container, WPS either in .wps. */
const FORMATS: Readonly<Record<string, readonly Format[]>> = {
  docx: [ZIP, OLE],
  doc: [OLE, ZIP],
  wps: [OLE, ZIP],
  pdf: [PDF],
}

/**
 * The text of a document and where the cells of its tables stand in it.
 * Throws Refusal with a sentence that says what is wrong and what to do.
 */
export async function extractText(fileName: string, bytes: Uint8Array): Promise<Extracted> {
  const extracted = await extractAny(fileName, bytes).catch((error) => {
    if (!(error instanceof Unreadable)) throw error
    throw new Refusal('UNPROCESSABLE_CONTENT', `“${fileName}”：${error.message}。`, { rule: 'unreadable' })
  })
  const mark = secrecyMark(extracted.text)
  if (mark) throw secrecyRefusal(fileName, mark)
  return extracted
}

/** The same, whatever mark it bears. Throws Unreadable. */
export async function extractAny(fileName: string, bytes: Uint8Array): Promise<Extracted> {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? 'txt'
  const formats = FORMATS[extension]
  if (!formats || bytes.length === 0) {
    const decoded = decodeText(bytes)
    if ('refused' in decoded) throw new Unreadable(decoded.refused)
    return { text: decoded.text, cells: [] }
  }
  const format = formats.find(({ begins }) => begins.every((byte, i) => bytes[i] === byte))
  if (!format) throw new Unreadable(`内容不是 .${extension} 文件，可能改过扩展名或已损坏。请检查后重新上传`)
  const extracted = await format.extract(bytes)
  if (extracted.text.trim() === '') throw new Unreadable('文件里没有文字，请检查后重新上传')
  return extracted
}
