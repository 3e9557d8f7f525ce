/** The mark of secrecy at the head of a document, and what is said of a file that bears one. */
import { Refusal } from '#kernel/refusal.ts'

const LEVEL = '(绝密|机密|秘密)'
const HEAD_LINES = 12
/** What stands beside a mark on its line. */
const URGENT = '(?:特提|特急|加急|平急|急件)?'
const TERM = '(?:[\\d０-９]+\\s*年|长期)?'
const MARKED = [
  new RegExp(`^(?:密级[:：]?)?\\s*${LEVEL}\\s*[★☆*]`),
  // ★秘密载体管理 is an item of a list, 保守国家秘密★★★ how much it weighs.
  new RegExp(`[★☆]\\s*${LEVEL}(?=${TERM}${URGENT}(?![\\u4e00-\\u9fff]))|(?<!国家|商业|保守|泄露)${LEVEL}\\s*[★☆]`),
  new RegExp(`^(?:密\\s*级\\s*[:：]\\s*)?${URGENT}\\s*${LEVEL}\\s*${TERM}\\s*${URGENT}$`),
  // 密级：秘密□　机密□ is to be ticked.
  new RegExp(`^密\\s*级\\s*[:：]\\s*${LEVEL}(?!\\s*[□☐○])`),
  new RegExp(`^[（(【[]\\s*${LEVEL}\\s*[）)】\\]]`),
]

/**
 * The mark of secrecy at the head of a document (绝密, 机密 or 秘密 as a marking with ★ or on a line of its own),
 * or null. The words inside sentences are no mark.
 */
export function secrecyMark(text: string): string | null {
  const lines = text
    .split(/[\r\n\u2028\u2029]+/)
    .map((l) => l.replace(/[\u3000\u00a0\ufeff]/g, ' ').trim())
    .filter((l) => l !== '')
  for (const line of lines.slice(0, HEAD_LINES)) {
    const tight = line.replace(/(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])/g, '')
    if (tight.length > 60) continue
    for (const regex of MARKED) {
      const m = regex.exec(tight)
      if (m) return m[1] ?? m[2] ?? null
    }
  }
  return null
}

/** The rule of a refusal for secrecy, also across processes. */
const SECRECY = 'secrecy'

/** The refusal of a file that bears a mark. */
export const secrecyRefusal = (fileName: string, mark: string): Refusal =>
  new Refusal(
    'UNPROCESSABLE_CONTENT',
    `“${fileName}”标有“${mark}”。本系统为非涉密系统，不能上传涉密文件，文件没有留存，请按保密规定处理。`,
    { field: 'file', rule: SECRECY },
  )

/** Whether a file was refused for its mark: whoever hears that keeps nothing of it. */
export const isSecrecy = (error: unknown): boolean => error instanceof Refusal && error.detail.rule === SECRECY
