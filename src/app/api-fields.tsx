/** The fields of an input or an output as a table that also fits a telephone. */
import type { FieldRow } from './api-document.ts'

export interface FieldsProps {
  readonly title: string
  readonly rows: readonly FieldRow[]
  /** Of an answer: nothing needs to be filled in. */
  readonly output?: boolean
}

export function Fields({ title, rows, output = false }: FieldsProps) {
  if (rows.length === 0) return <p className="quiet">{title}：无</p>
  return (
    <>
      <h3>{title}</h3>
      <table className="api-fields">
        <thead>
          <tr>
            <th>名称</th>
            <th>含义</th>
            <th>类型</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ path, name, depth, type, label, help, required }) => (
            <tr key={path}>
              <td style={{ paddingLeft: 8 + depth * 16 }}>
                <code>{name}</code>
                {required && !output ? <small className="api-required">必填</small> : null}
              </td>
              <td>
                {label}
                {help ? <small>{help}</small> : null}
              </td>
              <td>{type}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
