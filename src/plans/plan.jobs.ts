/** Reading an uploaded plan: in the background, with progress, tried again when the database was away. */
import { buffer } from 'node:stream/consumers'
import { isSecrecy } from '#documents/secrecy.rules.ts'
import type { Tx } from '#kernel/db.ts'
import { readStored, removeStored } from '#kernel/files.ts'
import type { JobContext, JobKind } from '#kernel/jobs.ts'
import { Refusal } from '#kernel/refusal.ts'
import { draftOf } from './plan.rules.ts'
import { officeNames, saveReading } from './plan.store.ts'
import { readDocument } from './reading.jobs.ts'
import { toldApart } from './title-apart.rules.ts'

const STEPS = 3

async function run(context: JobContext): Promise<void> {
  const { objectId: planId, scope } = context
  await context.progress(0, STEPS, '正在打开文件')
  const plan = await context.within((tx) =>
    tx
      .selectFrom('plan')
      .select(['file_id', 'file_name', 'title', 'year', 'state'])
      .where('bureau_id', '=', scope.bureau)
      .where('id', '=', planId)
      .executeTakeFirstOrThrow(),
  )
  // A second run after the first one succeeded but could not say so: the reading stands.
  if (plan.state !== 'reading') return
  const bytes = await buffer(readStored(context.dataFolder, scope.bureau, plan.file_id))
  await context.progress(1, STEPS, '正在识别任务')
  const { text, ...reading } = await readDocument(plan.file_name, bytes).catch(async (error) => {
    if (isSecrecy(error)) await withhold(context, plan.file_id, (error as Refusal).message)
    throw error
  })
  if (reading.commitments.length === 0 && reading.unquantified.length === 0) {
    throw new Refusal(
      'UNPROCESSABLE_CONTENT',
      '文件里没有可以识别的内容。请确认上传的是要点正文，而不是目录或空白文件。',
    )
  }
  await context.progress(2, STEPS, '正在对应组织和职务')
  const year = reading.year ?? plan.year
  const saved = await context.within(async (tx) => {
    const names = await officeNames(tx, scope.bureau)
    const commitments = toldApart(
      reading.commitments.map((commitment) => ({
        reading: commitment,
        drafted: draftOf(commitment, year, names),
      })),
    )
    return saveReading(
      tx,
      scope.bureau,
      planId,
      {
        title: reading.title || plan.title,
        year,
        namedYear: reading.year,
        text,
        points: reading.points,
        unquantified: reading.unquantified,
        cells: reading.cells,
      },
      commitments,
    )
  })
  // Another try has been quicker, or the reading was given up.
  if (!saved) return
  await context.progress(STEPS, STEPS, `读出${reading.commitments.length}项可检查的任务`)
}

/** What bears a mark of secrecy is kept nowhere: the file goes for good, and the entry says why, both at once. */
async function withhold({ within, scope, objectId, dataFolder }: JobContext, fileId: string, problem: string) {
  await removeStored(dataFolder, scope.bureau, fileId)
  await within(async (tx) => {
    await markFailed(tx, scope.bureau, objectId, problem)
    await tx.deleteFrom('file').where('bureau_id', '=', scope.bureau).where('id', '=', fileId).execute()
  })
}

const failed = ({ within, scope, objectId }: JobContext, problem: string): Promise<void> =>
  within((tx) => markFailed(tx, scope.bureau, objectId, problem))

async function markFailed(tx: Tx, bureau: string, id: string, problem: string): Promise<void> {
  await tx
    .updateTable('plan')
    .set({ state: 'failed', problem })
    .where('bureau_id', '=', bureau)
    .where('id', '=', id)
    // What was read after all stays read.
    .where('state', '=', 'reading')
    .execute()
}

export const planReading: JobKind = { kind: 'plan-reading', run, failed }
