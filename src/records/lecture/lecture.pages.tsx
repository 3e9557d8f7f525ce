/** The screen of 党课: the form of a gathering. */
import { gatheringParts } from '#records/gathering.pages.tsx'
import { RECORD_KINDS } from '#records/record.schema.ts'
import type { WebKind } from '#ui/RecordKinds.tsx'
import { lectureSchema } from './lecture.schema.ts'

export const lectureScreen: WebKind = {
  label: RECORD_KINDS.lecture,
  hint: '支部组织的党课，或书记、领导讲的党课；听课的学时由支部登记，勾选“集中学习”后填写。',
  schema: lectureSchema,
  serves: ['lecture'],
  forPosts: true,
  prepared: true,
  ofPost:
    '讲完后由本岗位登记，表单中单位和主讲人已填好；听课的支部登记的只计入支部，通知、签到表请听课的支部在“会议”中准备。',
  whereOwed: { also: 'study_session', studyHours: 'study_session' },
  titleOf: ({ topic }) => String(topic ?? ''),
  after: gatheringParts('lecture'),
}
