/** Approvals as a list for a spreadsheet. Pure. */
import { APPROVAL_KINDS, APPROVAL_STATES, type Approval } from './approval.schema.ts'

export const APPROVAL_COLUMNS = [
  { head: '序号', share: 5 },
  { head: '种类', share: 12 },
  { head: '单位或岗位', share: 16 },
  { head: '事项', share: 20 },
  { head: '自', share: 13 },
  { head: '至', share: 13 },
  { head: '事由', share: 22 },
  { head: '提出', share: 14 },
  { head: '状态', share: 8 },
  { head: '审批', share: 20 },
] as const

export function approvalCells(approvals: readonly Approval[]): string[][] {
  return approvals.map((one, index) => [
    String(index + 1),
    APPROVAL_KINDS[one.kind],
    one.subject.name,
    one.about ?? '',
    one.from ?? '',
    one.to ?? '',
    one.reason,
    `${one.askedBy} ${one.askedOn}`,
    APPROVAL_STATES[one.state],
    [one.decidedBy, one.decidedOn, one.decisionReason].filter(Boolean).join(' '),
  ])
}
