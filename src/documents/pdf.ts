/** The text of a .pdf: its lines put together to paragraphs again, tables with their cells. A scanned page has none, and is refused. */
import { getDocumentProxy } from 'unpdf'
import { compose } from './compose.rules.ts'
import { type Extracted, Unreadable } from './document.schema.ts'
import type { Glyphs } from './pdf-lines.rules.ts'
import { type PdfPage, partsOf } from './pdf-page.rules.ts'
import { rulingsOf } from './pdf-rulings.ts'
import { withoutRadicals } from './radicals.rules.ts'

const PAGES = 300
/** No picture is unpacked: none is looked at. */
const SETTINGS = { verbosity: 0, maxImageSize: 1 }

const BROKEN = '文件已损坏，打不开。请用原来的软件打开确认后重新上传'

/** Throws Unreadable with the reason for the user. */
export async function extractPdf(bytes: Uint8Array): Promise<Extracted> {
  const document = await getDocumentProxy(new Uint8Array(bytes), SETTINGS).catch((error: Error) => {
    throw new Unreadable(error.name === 'PasswordException' ? '文件加了密码，打不开。请去掉密码后重新上传' : BROKEN)
  })
  if (document.numPages > PAGES) throw new Unreadable(`有${document.numPages}页，超过${PAGES}页。请只上传要点正文`)
  const pages = await pagesOf(document).catch(() => {
    throw new Unreadable(BROKEN)
  })
  const extracted = compose(partsOf(pages))
  const shown = extracted.text.replace(/\s/g, '').length
  if (shown < 20 * Math.min(document.numPages, 3) && shown < 40)
    throw new Unreadable('里面没有可以复制的文字，可能是扫描件。请上传 Word、文本文件，或由电子文档导出的 PDF')
  return extracted
}

/** Words and lines of every page; a damaged one throws whatever the library throws. */
async function pagesOf(document: Awaited<ReturnType<typeof getDocumentProxy>>): Promise<PdfPage[]> {
  const pages: PdfPage[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    const glyphs = items.flatMap((item): Glyphs[] =>
      'str' in item && item.str !== ''
        ? [
            {
              text: withoutRadicals(item.str),
              x: item.transform[4],
              y: item.transform[5],
              width: item.width,
              size: Math.hypot(item.transform[2], item.transform[3]) || item.height,
            },
          ]
        : [],
    )
    pages.push({ glyphs, rulings: glyphs.length > 0 ? await rulingsOf(page) : [] })
    page.cleanup()
  }
  return pages
}
