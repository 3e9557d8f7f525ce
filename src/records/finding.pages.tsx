/** What is wrong with one field: written by whoever checks, read by whoever mends it. */
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import type { Finding } from './action.schema.ts'
import type { ShownFinding } from './appeal.rules.ts'

export interface Marking {
  readonly findings: readonly Finding[]
  readonly onChange: (findings: readonly Finding[]) => void
}

/** Beside a field: a button, and once pressed a line to write what is wrong. */
export function MarkField({
  field,
  label,
  findings,
  onChange,
}: Marking & { readonly field: string; readonly label: string }) {
  const own = findings.find((finding) => finding.field === field)
  const rest = findings.filter((finding) => finding.field !== field)
  if (!own) {
    return (
      <Button
        type="link"
        size="small"
        className="mark-field no-print"
        aria-label={`指出问题：${label}`}
        onClick={() => onChange([...rest, { field, remark: '' }])}
      >
        指出问题
      </Button>
    )
  }
  return (
    <div className="mark-line no-print">
      <Input
        autoFocus
        aria-label={`${label}的问题`}
        placeholder="写明问题和怎样改"
        maxLength={200}
        value={own.remark}
        onChange={({ target }) => onChange([...rest, { field, remark: target.value }])}
      />
      <Button type="text" onClick={() => onChange(rest)}>
        取消
      </Button>
    </div>
  )
}

/** The finding of a return, under the field that it is about. */
export function FindingShown({ finding }: { readonly finding: ShownFinding }) {
  return (
    <p className="finding">
      <b>{finding.label}：</b>
      {finding.remark}
    </p>
  )
}
