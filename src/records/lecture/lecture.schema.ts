/** 党课: a lecture given in a branch, or by the holder of a post. */
import { z } from 'zod'
import { gatheringFields } from '#records/gathering.schema.ts'

export const lectureSchema = z.object(
  gatheringFields({
    topic: '党课题目',
    host: '主讲人',
    present: '参加人员',
    content: '主要内容',
    also: ['study_session'],
  }),
)
