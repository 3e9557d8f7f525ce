/** Said before an entry for somebody else is submitted: who has to confirm it. */
import Alert from 'antd/es/alert'
import type { ReactNode } from 'react'
import { isChecked } from '#duties/record-state.rules.ts'
import { useMe } from '#ui/me.ts'
import type { Content } from './content.rules.ts'
import type { RecordKind } from './record.schema.ts'

export const PROXIED = '这是代录，提交后由该支部书记（岗位负责同志）本人确认，确认前标为“代录（待确认）”。'

/** Under the body or post; null where the reader answers for it, or nobody does. */
export function useProxiedNote(code: RecordKind, { subjectId }: Content): ReactNode {
  const subject = useMe().recordsFor.find(({ id }) => id === subjectId)
  if (subject?.answers !== 'others' || !isChecked(code)) return null
  return <Alert type="info" showIcon role="status" title={PROXIED} />
}
