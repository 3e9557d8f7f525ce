import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { inScope, type Scope } from '#kernel/db.ts'
import { readStored } from '#kernel/files.ts'
import type { JobContext } from '#kernel/jobs.ts'
import { planReading } from '#plans/plan.jobs.ts'
import { cleanPlans } from '#plans/plan-cleaning.jobs.ts'
import { everything } from './builders.ts'
import { startDemonstration } from './demonstration.ts'
import { ownerQuery } from './owner.ts'

const server = await startDemonstration('2026-07-15')
const office = await server.as('dangwei')
const { db, system } = server

async function upload(content: string): Promise<string> {
  const response = await office.upload('plan', '要点.txt', content)
  return ((await response.json()) as { id: string }).id
}

/** Waits until the plan is read, or cannot be. */
async function settled(id: string) {
  for (;;) {
    const plan = (await office.api.plans.list({})).plans.find((one) => one.id === id)!
    if (plan.state !== 'reading') return plan
    await setTimeout(50)
  }
}

async function uploaded(content: string) {
  const { planId } = await office.api.plans.create({ fileId: await upload(content) })
  return settled(planId)
}

const textOf = (name: string) => `${name}2026年党建工作要点\n一、强化学习\n1.抓好学习。各党支部每月组织集中学习1次。\n`
const listed = async () => (await office.api.plans.list({})).plans.map(({ id }) => id)
const removed = async () => (await office.api.plans.list({})).removed.map(({ id }) => id)

describe('删除没有发布的要点', () => {
  it('删除后不在列表里，也打不开、改不了；恢复后照旧', async () => {
    const { id } = await uploaded(textOf('甲局'))
    await office.api.plans.remove({ id })
    expect([(await listed()).includes(id), await removed()]).toEqual([false, [id]])
    await expect(office.api.plans.get({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(office.api.plans.setYear({ id, year: 2027 })).rejects.toMatchObject({ data: { rule: 'removed' } })
    await office.api.plans.restore({ id })
    expect([(await listed()).includes(id), await removed()]).toEqual([true, []])
    expect((await office.api.plans.get({ id })).items).toHaveLength(1)
  })

  it('已经发布的不能删除', async () => {
    const published = (await office.api.plans.list({})).plans.find(({ state }) => state === 'published')!
    await expect(office.api.plans.remove({ id: published.id })).rejects.toMatchObject({ data: { rule: 'published' } })
  })

  it('不审核要点的人看不到删除的，也不能删除、恢复', async () => {
    const { id } = await uploaded(textOf('乙局'))
    await office.api.plans.remove({ id })
    const secretary = await server.as('zhibu1')
    expect((await secretary.api.plans.list({})).removed).toEqual([])
    await expect(secretary.api.plans.restore({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })

  it('过了30天，要点、任务和文件一并清除；不到30天的留着', async () => {
    const [old, young] = [await uploaded(textOf('丙局')), await uploaded(textOf('丁局'))]
    for (const { id } of [old, young]) await office.api.plans.remove({ id })
    await ownerQuery(server, `update plan set removed_at = now() - interval '31 days' where id = '${old.id}'`)
    const [file] = await ownerQuery(server, `select file_id, bureau_id from plan where id = '${old.id}'`)
    const { file_id, bureau_id } = file as { file_id: string; bureau_id: string }
    await cleanPlans(db, system.env.dataFolder)
    const left = await removed()
    expect([left.includes(old.id), left.includes(young.id)]).toEqual([false, true])
    const commitments = await ownerQuery(server, `select id from commitment where plan_id = '${old.id}'`)
    const files = await ownerQuery(server, `select id from file where id = '${file_id}'`)
    expect([commitments, files]).toEqual([[], []])
    const stream = readStored(system.env.dataFolder, bureau_id, file_id)
    await expect(stream.toArray()).rejects.toMatchObject({ code: 'ENOENT' })
    await office.api.plans.restore({ id: young.id })
  })
})

describe('同一份文件', () => {
  it('再次上传时说明是哪一份；确要再读时照办', async () => {
    const text = textOf('戊局')
    const first = await uploaded(text)
    const fileId = await upload(text)
    await expect(office.api.plans.create({ fileId })).rejects.toMatchObject({
      data: { rule: 'same-file' },
      message: expect.stringContaining(first.title),
    })
    const { planId } = await office.api.plans.create({ fileId, again: true })
    expect((await settled(planId)).state).toBe('review')
  })

  it('同时上传几次，只建立一份', async () => {
    const text = textOf('辛局')
    const fileIds = await Promise.all([upload(text), upload(text), upload(text)])
    const made = await Promise.allSettled(fileIds.map((fileId) => office.api.plans.create({ fileId })))
    const ids = made.flatMap((one) => (one.status === 'fulfilled' ? one.value.planId : []))
    expect(ids).toHaveLength(1)
    await settled(ids[0]!)
  })

  it('删除了的、没有读成的不算', async () => {
    const text = textOf('己局')
    const { id } = await uploaded(text)
    await office.api.plans.remove({ id })
    expect((await uploaded(text)).state).toBe('review')
  })
})

describe('没有读成的要点', () => {
  it('可以重新读取；读好了的不再重读', async () => {
    const { id } = await uploaded(textOf('庚局'))
    await ownerQuery(server, `delete from commitment where plan_id = '${id}'`)
    await ownerQuery(server, `update plan set state = 'failed', problem = '没有成功', text = '' where id = '${id}'`)
    await office.api.plans.readAgain({ id })
    expect((await settled(id)).state).toBe('review')
    expect((await office.api.plans.get({ id })).items).toHaveLength(1)
    await expect(office.api.plans.readAgain({ id })).rejects.toMatchObject({ data: { rule: 'read' } })
  })
})

describe('同一份要点读了两次', () => {
  async function contextOf(planId: string): Promise<JobContext> {
    const [{ bureau_id }] = (await ownerQuery(server, 'select bureau_id from bureau')) as [{ bureau_id: string }]
    const scope: Scope = { ...everything({ id: bureau_id }), plans: true }
    return {
      ...{ objectId: planId, scope, dataFolder: system.env.dataFolder, progress: async () => {} },
      within: (work) => inScope(db.app, scope, work),
    }
  }

  it('任务只有一套；已经读好的，迟来的失败不改变它', async () => {
    const { id } = await uploaded(textOf('壬局'))
    await ownerQuery(server, `delete from commitment where plan_id = '${id}'`)
    await ownerQuery(server, `update plan set state = 'reading' where id = '${id}'`)
    const context = await contextOf(id)
    await Promise.all([planReading.run(context), planReading.run(context)])
    await planReading.failed(context, '没有下文')
    const { plan, items } = await office.api.plans.get({ id })
    expect([plan.state, items.length]).toEqual(['review', 1])
  })
})
