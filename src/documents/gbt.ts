/** What all our Word files share: the page of GB/T 9704 upright or turned, its faces, its page numbers. */
import { AlignmentType, Footer, type ISectionOptions, PageNumber, PageOrientation, Paragraph, TextRun } from 'docx'

/** Twips of a millimetre. */
const MM = 1440 / 25.4

/** Half-points. */
export const SIZE = { title: 44, body: 32, note: 28, cell: 24, list: 21, dense: 18, foot: 28 }

const face = (name: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: name, cs: name })
export const FACES = {
  title: face('方正小标宋简体'),
  head: face('黑体'),
  body: face('仿宋'),
  number: face('宋体'),
} as const

/**
 * A4 in millimetres: upright with the standard's margins; turned, the 37 mm at the head of the upright page lie on the
 * left; for a register that goes to nobody outside, with what binding and printers ask, so that a page holds more rows.
 */
const PAGES = {
  upright: { width: 210, height: 297, top: 37, bottom: 35, left: 28, right: 26 },
  across: { width: 297, height: 210, top: 28, bottom: 26, left: 37, right: 35 },
  register: { width: 297, height: 210, top: 20, bottom: 22, left: 25, right: 18 },
} as const
export type PaperPage = keyof typeof PAGES

const twips = (millimetres: number) => Math.round(millimetres * MM)

/** Twips between the margins. */
export const widthOf = (page: PaperPage): number => {
  const { width, left, right } = PAGES[page]
  return twips(width - left - right)
}

/** Properties and footers of a document's section. */
export function sectionOf(page: PaperPage): Pick<ISectionOptions, 'properties' | 'footers'> {
  const { width, height, top, bottom, left, right } = PAGES[page]
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  return {
    properties: {
      page: {
        // The library turns the page itself: width and height are those of the upright sheet.
        size: {
          width: twips(short),
          height: twips(long),
          orientation: width > height ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { top: twips(top), bottom: twips(bottom), left: twips(left), right: twips(right) },
      },
    },
    footers: { default: footer(AlignmentType.RIGHT), even: footer(AlignmentType.LEFT) },
  }
}

/** Numbers stand on the outer side: documents are made with `evenAndOddHeaderAndFooters`. */
const footer = (alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']) =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: 320, right: 320 },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: FACES.number, size: SIZE.foot })],
      }),
    ],
  })

/** A line in the middle: the title, or what stands below it; several where it is broken by hand. */
export const centred = (
  text: string | readonly string[],
  font: (typeof FACES)[keyof typeof FACES],
  size: number,
  after: number,
) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after },
    children: [text].flat().map((line, i) => new TextRun({ text: line, font, size, break: i === 0 ? 0 : 1 })),
  })
