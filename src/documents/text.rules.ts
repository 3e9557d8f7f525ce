/** Text files of any encoding to a string, or the reason why not; marks of secrecy at the head of a document. */

export type Decoded = { readonly text: string } | { readonly refused: string }

const AS_TEXT = '请用原来的软件打开，另存为“纯文本（UTF-8）”后重新上传'
const MAGIC: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    what: '这是压缩文件或 Word、Excel 新格式文件，不是文本文件，请以其原有的扩展名上传',
  },
  { bytes: [0x50, 0x4b, 0x05, 0x06], what: '这是空的压缩文件，不是文本文件，请检查后重新上传' },
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], what: '这是 PDF 文件，不是文本文件，请以扩展名 .pdf 上传' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], what: '这是 Word、Excel 旧格式文件，不是文本文件，请以其原有的扩展名上传' },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], what: '这是 RTF 文件，不是文本文件，请另存为 Word 文档后重新上传' },
  { bytes: [0xff, 0xfe, 0x00, 0x00], what: `文件采用 UTF-32 编码，系统不能识别，${AS_TEXT}` },
  { bytes: [0x00, 0x00, 0xfe, 0xff], what: `文件采用 UTF-32 编码，系统不能识别，${AS_TEXT}` },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: '这是图片，不是文本文件，请上传可以复制文字的文件' },
  { bytes: [0xff, 0xd8, 0xff], what: '这是图片，不是文本文件，请上传可以复制文字的文件' },
]
/** Bytes looked at to tell binary data and unmarked UTF-16. */
const SAMPLE = 8192

const decode = (label: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/**
 * The text of a file: by its byte order mark (UTF-8, UTF-16), as strict UTF-8, else as GB18030 (which holds GBK).
 * Never guesses: a file that is empty, binary or of an unmarked UTF-16 is refused with a sentence for the user.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { refused: '文件是空的，请检查后重新上传' }
  const known = MAGIC.find((m) => m.bytes.every((b, i) => bytes[i] === b))
  if (known) return { refused: known.what }
  const text = byMark(bytes) ?? unmarked(bytes)
  if (typeof text !== 'string') return text
  if (text.replace(/[\s\ufeff\u200b\0]/g, '') === '') return { refused: '文件里没有文字，请检查后重新上传' }
  if (hasControls(text)) return { refused: `文件含有不可显示的控制字符，可能不是文本文件，${AS_TEXT}` }
  return { text }
}

function byMark(bytes: Uint8Array): string | Decoded | null {
  const label =
    bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
      ? 'utf-8'
      : bytes[0] === 0xff && bytes[1] === 0xfe
        ? 'utf-16le'
        : bytes[0] === 0xfe && bytes[1] === 0xff
          ? 'utf-16be'
          : null
  if (label === null) return null
  return (
    decode(label, bytes) ?? { refused: `文件内容与其编码标记（${label.toUpperCase()}）不符，可能已损坏，${AS_TEXT}` }
  )
}

function unmarked(bytes: Uint8Array): string | Decoded {
  const sample = bytes.subarray(0, SAMPLE)
  // Chinese without line ends and Latin letters has no zero bytes in UTF-16 either; read as UTF-16 it is all Han.
  const wide =
    bytes.length % 2 === 0 &&
    ['utf-16le', 'utf-16be'].some((label) => mostlyHan(decode(label, sample.subarray(0, sample.length & ~1))))
  let even = 0
  let odd = 0
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) i % 2 === 0 ? even++ : odd++
  if (even + odd > 0) {
    const lopsided =
      wide || (Math.max(even, odd) >= 4 * Math.max(1, Math.min(even, odd)) && even + odd > sample.length / 50)
    return {
      refused: lopsided
        ? `文件可能是没有编码标记的 UTF-16 文本，系统不能确定，${AS_TEXT}`
        : `文件含有二进制数据，不是文本文件，${AS_TEXT}`,
    }
  }
  const utf8 = decode('utf-8', bytes)
  if (utf8 !== null) return utf8
  const gb = decode('gb18030', bytes)
  if (gb !== null && plausible(gb) && !(wide && !mostlyHan(gb))) return gb
  if (wide) return { refused: `文件可能是没有编码标记的 UTF-16 文本，系统不能确定，${AS_TEXT}` }
  return { refused: `文件的编码无法识别（既不是 UTF-8，也不是 GB18030），${AS_TEXT}` }
}

function mostlyHan(text: string | null): boolean {
  if (text === null || text === '') return false
  const han = text.match(/[\u3000-\u3017\u4e00-\u9fff\uff00-\uff5e]/g)?.length ?? 0
  return han * 5 >= text.length * 4
}

/** Of real text in Chinese, most characters are common ones; of bytes read wrongly, many are rare or private. */
function plausible(text: string): boolean {
  const sample = [...text.slice(0, 4000)]
  const odd = sample.filter((c) => /[\p{Co}\p{Cn}\ufffd]/u.test(c)).length
  return odd * 20 <= sample.length
}

function hasControls(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  return /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)
}
