/** PDF files made for a test: every character in a square of the same size, its code its Unicode number. */
import { constants, deflateRawSync, deflateSync } from 'node:zlib'

const SIZE = 16
const LEFT = 80
const PER_LINE = 28

interface Options {
  /** Two characters of indentation before every paragraph. */
  readonly indent?: boolean
  readonly encrypted?: boolean
}

/** Paragraphs broken into lines of 28 characters, 36 lines a page, with page numbers. */
export function pdfFile(
  paragraphs: readonly string[],
  { indent = false, encrypted = false }: Options = {},
): Uint8Array {
  const lines = paragraphs.flatMap((paragraph) => {
    const first = PER_LINE - (indent ? 2 : 0)
    const rest = [...paragraph.slice(first)]
    return [
      { text: paragraph.slice(0, first), x: LEFT + (indent ? 2 * SIZE : 0) },
      ...Array.from({ length: Math.ceil(rest.length / PER_LINE) }, (_, i) => ({
        text: rest.slice(i * PER_LINE, (i + 1) * PER_LINE).join(''),
        x: LEFT,
      })),
    ]
  })
  const pages = Array.from({ length: Math.max(1, Math.ceil(lines.length / 36)) }, (_, i) =>
    lines.slice(36 * i, 36 * i + 36),
  )
  return pdfPages(
    pages.map((page, number) => [
      ...page.map(({ text, x }, i) => ({ text, x, y: 760 - i * 20 })),
      ...(page.length > 0 ? [{ text: `- ${number + 1} -`, x: 280, y: 20 }] : []),
    ]),
    encrypted,
  )
}

/** A text that begins at a place, or a line drawn from one place to another. */
export type Placed =
  | { readonly text: string; readonly x: number; readonly y: number }
  | { readonly from: readonly [x: number, y: number]; readonly to: readonly [x: number, y: number] }

/** Pages with texts and lines at places in points, y upwards. */
export function pdfPages(pages: readonly (readonly Placed[])[], encrypted = false): Uint8Array {
  const hex = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex')
  const contents = pages.map((page) =>
    page
      .map((placed) =>
        'text' in placed
          ? `BT /F ${SIZE} Tf ${placed.x} ${placed.y} Td <${hex(placed.text)}> Tj ET`
          : `${placed.from.join(' ')} m ${placed.to.join(' ')} l S`,
      )
      .join('\n'),
  )
  const map = `/CIDInit /ProcSet findresource begin begincmap /CMapName /U def 1 begincodespacerange <0000> <FFFF>
endcodespacerange 1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end`
  const stream = (body: string) => `<< /Length ${body.length} >>\nstream\n${body}\nendstream`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${6 + 2 * i} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>',
    stream(map),
    ...pages.flatMap((_, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F 3 0 R >> >> /Contents ${7 + 2 * i} 0 R >>`,
      stream(contents[i]!),
    ]),
    ...(encrypted ? [`<< /Filter /Standard /V 1 /R 2 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> /P -4 >>`] : []),
  ]
  return fileOf(objects, encrypted ? ` /Encrypt ${objects.length} 0 R /ID [<aa> <aa>]` : '')
}

/** A page of a few kilobytes whose content unpacks to 1.25 GB of blanks. */
export function pdfBomb(): Uint8Array {
  const block = deflateRawSync(Buffer.alloc(2 ** 24, ' '), { finishFlush: constants.Z_FULL_FLUSH })
  const packed = deflateSync(Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array<Buffer>(75).fill(block)]))
  return fileOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>',
    `<< /Length ${packed.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n${packed.toString('latin1')}\nendstream`,
  ])
}

/** Objects in Latin-1 as a file, the first of them the catalogue. */
function fileOf(objects: readonly string[], trailer = ''): Uint8Array {
  let file = '%PDF-1.7\n'
  const places = objects.map((object, i) => {
    const at = file.length
    file += `${i + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const place of places) file += `${String(place).padStart(10, '0')} 00000 n \n`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${trailer} >>\nstartxref\n${start}\n%%EOF`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}
