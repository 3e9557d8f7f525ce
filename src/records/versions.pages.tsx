/** Every version of a record: who, when, why, and what changed. */
import { changesBetween, type Names, type ShownField } from './content.rules.ts'
import type { RecordView } from './record.schema.ts'

export interface VersionsProps {
  readonly versions: RecordView['versions']
  readonly fields: readonly ShownField[]
  readonly names: Names
}

/** The newest first; the first version stands at the end and stays as it was. */
export function Versions({ versions, fields, names }: VersionsProps) {
  const newest = [...versions].sort((a, b) => b.version - a.version)
  return (
    <ol className="versions">
      {newest.map((version, index) => {
        const older = newest[index + 1]
        return (
          <li key={version.version}>
            <p>
              <b>第{version.version}版</b> {version.enteredBy}，{version.enteredOn}
              {older ? '更正' : '登记'}
            </p>
            {version.reason ? (
              <p>
                {older ? '更正原因：' : ''}
                {version.reason}
              </p>
            ) : null}
            {older ? (
              <Changes changes={changesBetween(fields, older.content, version.content, names)} />
            ) : (
              <p className="quiet">首次提交</p>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function Changes({ changes }: { readonly changes: ReturnType<typeof changesBetween> }) {
  if (changes.length === 0) return <p className="quiet">内容没有变化。</p>
  return (
    <dl className="changes">
      {changes.map(({ label, before, after, added, removed, list }) => (
        <div key={label}>
          <dt>{label}</dt>
          {list ? (
            <dd>
              {added.length > 0 ? <ins>增加：{added.join('、')}</ins> : null}
              {removed.length > 0 ? <del>去掉：{removed.join('、')}</del> : null}
            </dd>
          ) : (
            <dd>
              <del>原为：{before}</del>
              <ins>改为：{after}</ins>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
