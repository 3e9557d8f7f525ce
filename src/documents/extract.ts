/** The text of an uploaded document. */
import { Refusal } from '#kernel/refusal.ts'
import { decodeText, secrecyMark } from './text.rules.ts'

/**
 * The plain text of a plan document, line ends as they are.
 * Throws Refusal with a sentence that says what is wrong and what to do.
 */
export async function extractText(fileName: string, bytes: Uint8Array): Promise<string> {
  const decoded = decodeText(bytes)
  if ('refused' in decoded) throw new Refusal('UNPROCESSABLE_CONTENT', `“${fileName}”：${decoded.refused}`)
  const mark = secrecyMark(decoded.text)
  if (mark) {
    throw new Refusal(
      'UNPROCESSABLE_CONTENT',
      `“${fileName}”标有“${mark}”。本系统为非涉密系统，不能上传涉密文件，请按保密规定处理。`,
      {
        rule: 'secrecy',
      },
    )
  }
  return decoded.text
}
