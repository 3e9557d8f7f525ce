/** Buttons that take a list along as a file: what is on the page, no more. */
import Button from 'antd/es/button'

export type Format = 'docx' | 'xlsx'

const NAMES: Readonly<Record<Format, string>> = { docx: '下载 Word', xlsx: '下载 Excel' }

export interface DownloadsProps {
  /** Code of the list, as in its address. */
  readonly list: string
  readonly query?: Readonly<Record<string, string | number | undefined>>
  readonly formats?: readonly Format[]
  readonly disabled?: boolean
}

export function Downloads({ list, query = {}, formats = ['docx', 'xlsx'], disabled = false }: DownloadsProps) {
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]]))
  const search = new URLSearchParams(given).toString()
  return formats.map((format) => (
    <Button key={format} href={`/api/exports/${list}.${format}?${search}`} disabled={disabled} download>
      {NAMES[format]}
    </Button>
  ))
}
