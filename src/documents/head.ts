/** The head of a file of any kind that can be opened, for its mark of secrecy alone. */
import { streamXlsxRows } from 'hucre/xlsx'
import { partsOf } from './archive.ts'
import { extractAny } from './extract.ts'
import { secrecyMark } from './secrecy.rules.ts'

/** Rows of a sheet that its head stands in. */
const ROWS = 12

/** What stands at a file's head, each text beginning anew. */
type Head = (fileName: string, bytes: Uint8Array) => Promise<readonly string[]>

/** Where the head stands, by extension; of all others it is the beginning of their text, and the head of their pages. */
const HEADS: Readonly<Record<string, Head>> = {
  xlsx: firstRows,
  pptx: async (_, bytes) => linesOf(bytes, /^ppt\/slides\/slide1\.xml$/, /<\/a:p>/g),
  ofd: async (_, bytes) => linesOf(bytes, /\/Pages\/Page_0\/Content\.xml$/i, /<\/(?:\w+:)?TextCode>/g),
}

/** The mark that stands at the head of a file; null also where the file cannot be read. */
export async function secrecyOf(fileName: string, bytes: Uint8Array): Promise<string | null> {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const texts = await (HEADS[extension] ?? ofPages)(fileName, bytes).catch(() => [])
  return texts.map(secrecyMark).find((mark) => mark !== null) ?? null
}

async function ofPages(fileName: string, bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractAny(fileName, bytes)
  // A Word file is an archive; older ones and PDFs are none.
  const archive = bytes[0] === 0x50 && bytes[1] === 0x4b
  return [text, ...(archive ? linesOf(bytes, /^word\/header\d*\.xml$/, /<\/w:p>/g) : [])]
}

async function firstRows(_: string, bytes: Uint8Array): Promise<string[]> {
  const lines: string[] = []
  for await (const { values } of streamXlsxRows(bytes)) {
    lines.push(...values.filter((value) => typeof value === 'string'))
    if (lines.length >= ROWS) break
  }
  return [lines.join('\n')]
}

/** The text of some parts, a line wherever `ends` closes one. */
function linesOf(bytes: Uint8Array, part: RegExp, ends: RegExp): string[] {
  return [...partsOf(bytes, (name) => part.test(name)).values()].map((xml) =>
    xml.replace(ends, '\n').replace(/<[^>]*>/g, ''),
  )
}
