/** The parts of an Office file, which is a zip: only those asked for, and never more than fits. */
import { strFromU8, unzipSync } from 'fflate'
import { Unreadable } from './document.schema.ts'

/** Unpacked bytes of all wanted parts together. */
const LIMIT = 64 * 1024 * 1024
/** A text compresses to a tenth; a bomb to a thousandth. */
const RATIO = 200

/**
 * The wanted parts as text, by name. Throws Unreadable for what is no zip, holds macros, or unpacks to more than the limit.
 */
export function partsOf(bytes: Uint8Array, wanted: (name: string) => boolean): ReadonlyMap<string, string> {
  const parts = new Map<string, string>()
  let total = 0
  let macros = false
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        if (/vbaProject\.bin$/i.test(name)) macros = true
        if (!wanted(name)) return false
        total += originalSize
        if (total > LIMIT || (originalSize > 1_000_000 && originalSize > size * RATIO)) throw new Unreadable('BOMB')
        return true
      },
    })
    for (const [name, content] of Object.entries(files)) parts.set(name, strFromU8(content))
  } catch (error) {
    if (error instanceof Unreadable) throw new Unreadable('解压后异常巨大，可能不是正常的文档，不能读取')
    throw new Unreadable('文件已损坏，打不开。请用原来的软件打开确认后重新上传')
  }
  if (macros) throw new Unreadable('文件含有宏。请另存为不含宏的 Word 文档（.docx）后重新上传')
  return parts
}
