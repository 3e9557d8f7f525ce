/** The head of a file of any kind that can be opened, for its mark of secrecy alone. */
import { streamXlsxRows } from 'hucre/xlsx'
import { partsOf } from './archive.ts'
import { extractAny } from './extract.ts'
import { secrecyMark } from './secrecy.rules.ts'

/** Rows of a sheet that its head stands in. */
const ROWS = 12

type Head = (fileName: string, bytes: Uint8Array) => Promise<string>

/** Where the head stands, by extension; of all others it is the beginning of their text. */
const HEADS: Readonly<Record<string, Head>> = {
  xlsx: firstRows,
  pptx: async (_, bytes) => linesOf(bytes, /^ppt\/slides\/slide1\.xml$/, /<\/a:p>/g),
  ofd: async (_, bytes) => linesOf(bytes, /\/Pages\/Page_0\/Content\.xml$/i, /<\/(?:\w+:)?TextCode>/g),
}

/** The mark that stands at the head of a file; null also where the file cannot be read. */
export async function secrecyOf(fileName: string, bytes: Uint8Array): Promise<string | null> {
  const extension = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const head = HEADS[extension] ?? (async () => (await extractAny(fileName, bytes)).text)
  return head(fileName, bytes).then(secrecyMark, () => null)
}

async function firstRows(_: string, bytes: Uint8Array): Promise<string> {
  const lines: string[] = []
  for await (const { values } of streamXlsxRows(bytes)) {
    lines.push(...values.filter((value) => typeof value === 'string'))
    if (lines.length >= ROWS) break
  }
  return lines.join('\n')
}

/** The text of one part, a line wherever `ends` closes one. */
function linesOf(bytes: Uint8Array, part: RegExp, ends: RegExp): string {
  const [xml = ''] = partsOf(bytes, (name) => part.test(name)).values()
  return xml.replace(ends, '\n').replace(/<[^>]*>/g, '')
}
