/** Walks through a part of a Word file. */
import { SaxesParser } from 'saxes'
import { Unreadable } from './document.schema.ts'

type Attributes = Record<string, string>
interface Handlers {
  open(name: string, attributes: Attributes): void
  close?(name: string): void
  text?(text: string): void
}

/** Throws Unreadable where the part is broken or could grow without bounds. */
export function parseXml(xml: string, handlers: Handlers): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('error', () => {
    throw new Unreadable('文件已损坏，打不开。请用原来的软件打开确认后重新上传')
  })
  // A document type could define what grows without bounds; Word writes none.
  parser.on('doctype', () => {
    throw new Unreadable('文件不是正常的 Word 文档，不能读取')
  })
  parser.on('opentag', ({ name, attributes }) => handlers.open(name, attributes))
  parser.on('closetag', ({ name }) => handlers.close?.(name))
  parser.on('text', (text) => handlers.text?.(text))
  parser.write(xml).close()
}
