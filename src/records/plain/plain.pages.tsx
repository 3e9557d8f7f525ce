/** The screen of 一般纪实: the general form. */
import { RECORD_KINDS } from '#records/record.schema.ts'
import type { WebKind } from '#ui/RecordKinds.tsx'
import { plainFormSchema, plainSchema } from './plain.schema.ts'
import { QuantityPart } from './quantity.pages.tsx'

export const plainScreen: WebKind = {
  label: RECORD_KINDS.plain,
  hint: '其他各项责任事项都用这一种；一次工作落实几项任务的，只登记一次。',
  schema: plainFormSchema,
  kept: plainSchema,
  serves: [],
  forPosts: true,
  after: { quantity: QuantityPart },
  titleOf: ({ title }) => String(title ?? ''),
}
