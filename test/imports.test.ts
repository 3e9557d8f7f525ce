/** Import from Excel over HTTP: from the template to the roster, again without a change, cut off and gone on with. */
import { setTimeout } from 'node:timers/promises'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { describe, expect, it, vi } from 'vitest'
import { importKinds } from '#app/imports.ts'
import { rebuildWithin } from '#duties/ledger.store.ts'
import { suspendLedger } from '#duties/ledger-suspension.store.ts'
import { formatDay, parseDay, todayInBeijing } from '#kernel/day.ts'
import { inScope, type Tx } from '#kernel/db.ts'
import { cleanImports, importWriting } from '#office/import/import.jobs.ts'
import { type Action, type ImportKindCode, stateWords } from '#office/import/import.schema.ts'
import { changeImport, closeRows, nextRows } from '#office/import/import.store.ts'
import { type Bureau, everything, makeBureau, publishAssemblies, signInAs } from './builders.ts'
import { type Caller, refusalOf } from './caller.ts'
import { counted } from './counted.ts'
import { ownerQuery } from './owner.ts'
import { startServer } from './server.ts'

// Each table is read in a process of its own, which a busy machine starts slowly.
vi.setConfig({ testTimeout: 60_000 })
const server = await startServer()
const today = formatDay(todayInBeijing())
const year = Number(today.slice(0, 4))

type Cell = string | number | boolean | Date | null

const workbook = (...rows: Cell[][]) => writeXlsx({ sheets: [{ name: '表', rows }] })

/** Uploads a table and waits until it is read. */
async function upload(caller: Caller, kind: ImportKindCode, ...rows: Cell[][]) {
  const answer = await caller.upload('import', '表.xlsx', await workbook(...rows))
  const { id: fileId } = (await answer.json()) as { id: string }
  const { id } = await caller.api.imports.create({ kind, fileId })
  return settled(caller, id)
}

async function settled(caller: Caller, id: string) {
  for (;;) {
    const one = await caller.api.imports.get({ id })
    if (one.state !== 'reading' && one.state !== 'writing') return one
    await setTimeout(30)
  }
}

async function confirmed(caller: Caller, id: string) {
  await caller.api.imports.confirm({ id })
  return settled(caller, id)
}

const rowsOf = async (caller: Caller, id: string, action?: Action) =>
  (await caller.api.imports.rows({ id, ...(action ? { action } : {}) })).rows

const messages = async (caller: Caller, id: string) =>
  (await rowsOf(caller, id, 'problem')).map(({ row, problems }) => `${row} ${problems.map((p) => p.message).join()}`)

async function setting(prefix: string) {
  const bureau = await makeBureau(server, prefix)
  return { bureau, officer: await signInAs(server, bureau, 'officer') }
}

const personNamed = async ({ id }: Bureau, name: string) =>
  ownerQuery(
    server,
    `select p.id, p.party_member, p.probationary, b.name as body, m.from_day::text as from_day, m.to_day::text as to_day
     from person p join membership m on m.bureau_id = p.bureau_id and m.person_id = p.id
     join body b on b.bureau_id = m.bureau_id and b.id = m.body_id
     where p.bureau_id = $1 and p.name = $2 order by m.from_day, b.name`,
    [id, name],
  )

describe('从模板到名册', () => {
  it('模板有表头、示例、下拉列表和说明，原样传回来没有数据', async () => {
    const { officer } = await setting('muban')
    for (const kind of Object.keys(importKinds) as ImportKindCode[]) {
      const file = await officer.fetch(`/api/import-templates/${kind}.xlsx`)
      expect(file.status).toBe(200)
      const bytes = new Uint8Array(await file.arrayBuffer())
      const [first, second] = (await readXlsx(bytes)).sheets
      expect(first!.rows[0]![0]).toContain('红色表头的列必须填写')
      expect(first!.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1 })
      expect(first!.rows[1]).toEqual(importKinds[kind].columns.map(({ head }) => head))
      expect(first!.rows[2]![0]).toMatch(/^（示例）/)
      expect(second!.name).toBe('填写说明')
      const { id: fileId } = (await (await officer.upload('import', '模板.xlsx', bytes)).json()) as { id: string }
      const { id } = await officer.api.imports.create({ kind, fileId })
      expect(await settled(officer, id)).toMatchObject({
        state: 'failed',
        problem: expect.stringContaining('没有数据'),
      })
    }
  })

  it('组织、岗位、人员依次导入；确认前什么都没写；再导一次全部不变', async () => {
    const { bureau, officer } = await setting('yici')
    const bodies: Cell[][] = [
      ['类别', '组织名称', '上级组织', '成立日期'],
      ['党支部', '离退休党支部', '机关党委', new Date(`${year - 1}-03-05`)],
      ['处室', '测绘处', '云泽市粮食局', '２０２１年３月５日'],
    ]
    const posts: Cell[][] = [
      ['岗位名称', '所在组织', '岗位类别'],
      ['离退休党支部书记', '离退休党支部', '支部书记'],
      ['测绘处处长', '测绘处', '处室负责人'],
    ]
    const people: Cell[][] = [
      ['人员名册'],
      ['政治面貌', '名字', '所属党支部', '处室', '到党组织日期', '职务', '任职日期', '备注'],
      ['中共预备党员', '王䶮', '离退休党支部', '测绘处', 45721, '离退休党支部书记、测绘处处长', '2025.6.1', '=1+1'],
      [null, null, null],
      ['群众', '𠮷　喆', null, '测绘处', null, null, null, '-'],
    ]
    for (const [kind, table] of Object.entries({ bodies, posts, people }) as [ImportKindCode, Cell[][]][]) {
      const before = await officer.api.office.overview({})
      const { id, found } = await upload(officer, kind, ...table)
      expect([kind, found]).toEqual([kind, { create: 2, update: 0, same: 0, problem: 0 }])
      expect(await officer.api.office.overview({})).toEqual(before)
      expect((await confirmed(officer, id)).written).toMatchObject({ create: 2, problem: 0 })
      // Nothing of the table stays beside the roster: neither its rows nor the file.
      expect(await rowsOf(officer, id)).toEqual([])
      expect(
        await ownerQuery(server, `select 1 from file where bureau_id = $1 and purpose = 'import'`, [bureau.id]),
      ).toEqual([])
      const again = await upload(officer, kind, ...table)
      expect([kind, again.found]).toEqual([kind, { create: 0, update: 0, same: 2, problem: 0 }])
      // Nothing to write, nothing to ask: told as such, and over.
      expect([again.state, stateWords(again), await rowsOf(officer, again.id)]).toEqual(['done', '无变化', []])
      expect(await refusalOf(officer.api.imports.confirm({ id: again.id }))).toMatchObject({ status: 409 })
    }
    expect(await personNamed(bureau, '王䶮')).toMatchObject([
      { party_member: true, probationary: true, body: '离退休党支部', from_day: '2025-03-05', to_day: null },
      { body: '测绘处', from_day: `${year}-01-01` },
    ])
    expect(await personNamed(bureau, '𠮷喆')).toMatchObject([{ party_member: false, body: '测绘处' }])
    const { posts: after } = await officer.api.office.overview({})
    expect(after.find(({ name }) => name === '测绘处处长')!.holders).toMatchObject([
      { personName: '王䶮', from: '2025-06-01' },
    ])
  })

  it('逐行说明问题；调动、改政治面貌列出前后；有问题的行能下载，改好再传', async () => {
    const { bureau, officer } = await setting('wenti')
    const head = ['姓名', '是否党员', '所在支部', '到党组织日期', '原所在组织']
    const { id, found } = await upload(
      officer,
      'people',
      head,
      ['王小满', '否', '第一党支部', null, null],
      ['冯立秋', '是', '第一党支部', '2026-05-01', null],
      ['周念一', '是', '第一党支部', null, null],
      ['=cmd', '是', '第九党支部', '去年', null],
    )
    expect(found).toEqual({ create: 0, update: 1, same: 1, problem: 2 })
    expect(await messages(officer, id)).toEqual([
      expect.stringMatching(/^3 .*名册中已有“冯立秋”（第二党支部）/),
      expect.stringMatching(/^5 没有找到组织“第九党支部”.*“去年”不是日期/),
    ])
    expect(await rowsOf(officer, id, 'update')).toMatchObject([
      { row: 2, changes: [{ label: '是否党员', from: '正式党员', to: '否' }] },
    ])
    const file = await officer.fetch(`/api/import-problems/${id}.xlsx`)
    const { rows } = (await readXlsx(new Uint8Array(await file.arrayBuffer()))).sheets[0]!
    expect(rows[2]).toEqual(['原行号', ...importKinds.people.columns.map((column) => column.head), '问题'])
    expect(rows[4]).toEqual(expect.arrayContaining([5, "'=cmd", expect.stringContaining('所在党组织：没有找到')]))
    const auditor = await signInAs(server, bureau, 'auditAdmin')
    const { rows: logged } = await auditor.api.log.list({ part: 'imports' })
    expect(logged[0]).toMatchObject({ action: '下载导入的问题行', object: `导入：人员，编号${id.slice(-6)}` })
    await confirmed(officer, id)
    expect(await personNamed(bureau, '王小满')).toMatchObject([{ party_member: false }])

    // The list of problems, mended, is a table like any other.
    const mended = rows.slice(0, 4).map((row) => [...row])
    mended[3]![mended[2]!.indexOf('原所在组织')] = '第二党支部'
    const second = await upload(officer, 'people', ...mended)
    expect(second.found).toEqual({ create: 0, update: 1, same: 0, problem: 0 })
    await confirmed(officer, second.id)
    expect(await personNamed(bureau, '冯立秋')).toMatchObject([
      { body: '第二党支部', to_day: '2026-04-30' },
      { body: '第一党支部', from_day: '2026-05-01', to_day: null },
    ])
  })

  it('表里有人接任的，前任和接任的各收到一条消息；填补空缺的不发', async () => {
    const { bureau, officer } = await setting('jieren')
    await officer.api.office.addPost({ role: 'branch_organiser', name: '组织委员', bodyId: bureau.bodies.second })
    const { id } = await upload(
      officer,
      'people',
      ['姓名', '是否党员', '所在支部', '现任岗位', '任职日期'],
      ['王小满', '是', '第一党支部', '第一党支部·branch_secretary', today],
      ['冯立秋', '是', '第二党支部', '组织委员', today],
    )
    await confirmed(officer, id)
    const newsOf = async (person: 'secretary' | 'member' | 'otherMember') =>
      (await (await signInAs(server, bureau, person)).api.notices.list({})).notices.map(
        ({ title, text }) => title + text,
      )
    expect([await newsOf('secretary'), await newsOf('member'), await newsOf('otherMember')]).toEqual([
      [expect.stringMatching(/到.+（含当日）为止.+接任的王小满/)],
      [expect.stringMatching(new RegExp(`您自${today}起任.+前任周念一，请与其交接`))],
      [],
    ])
  })

  it('入党积极分子等只记“其他”的，数得出、单独列得出，和有问题的行分开', async () => {
    const { officer } = await setting('tishi')
    const one = await upload(
      officer,
      'people',
      ['姓名', '是否党员', '所在支部'],
      ['赵积极', '入党积极分子', '第一党支部'],
      ['王小满', '发展对象', '第一党支部'],
      ['钱新', '是', '第一党支部'],
      ['孙无', '是', '第九党支部'],
    )
    expect(one).toMatchObject({ state: 'review', remarked: 2, found: { create: 2, update: 1, problem: 1 } })
    const { rows, total } = await officer.api.imports.rows({ id: one.id, remarked: true })
    expect([total, rows.map(({ row, action }) => `${row} ${action}`)]).toEqual([2, ['2 create', '3 update']])
    expect(await confirmed(officer, one.id)).toMatchObject({ state: 'done', remarked: 2 })
  })

  it('只有问题行的没有要确认的：说没有写入，问题行留着', async () => {
    const { officer } = await setting('quancuo')
    const table: Cell[][] = [
      ['姓名', '是否党员', '所在支部'],
      ['孙无', '是', '第九党支部'],
    ]
    const one = await upload(officer, 'people', ...table)
    expect([one.state, stateWords(one), await messages(officer, one.id)]).toEqual([
      ...['done', '没有写入'],
      [expect.stringContaining('没有找到组织“第九党支部”')],
    ])
  })

  it('应办账随导入更新：新支部有应办事项（测试结束时与引擎逐项核对）', async () => {
    const { bureau, officer } = await setting('yingban')
    await publishAssemblies(server, bureau, year)
    const before = (await officer.api.duties.board({ year })).cells.length
    const { id } = await upload(officer, 'bodies', ['组织名称', '组织类别'], ['第三党支部', '党支部'])
    await confirmed(officer, id)
    expect((await officer.api.duties.board({ year })).cells.length).toBeGreaterThan(before)
  })
})

describe('上年度台账', () => {
  it('成为真正的纪实，登记日期是今天，不冒充按时；再导不重复；支部要确认；管理员不能导', async () => {
    const { bureau, officer } = await setting('taizhang')
    const duty = await publishAssemblies(server, bureau, year - 1)
    const table: Cell[][] = [
      ['所在支部', '会议类型', '会议时间', '议题', '主持', '参会人员', '请假'],
      ['第一党支部', '支部党员大会', `${year - 1}.2.10`, '学习要点', '周念一', '全体', '王小满'],
      ['第一党支部', '党课', `${year - 1}年3月5日`, '廉洁从政', '陆静安', '周念一 王小满', null],
      ['第一党支部', '组织生活会', `${year - 1}年2月1日`, '年度组织生活会', '周念一', '全体', null],
      ['第一党支部', '谈心谈话', `${year - 1}年3月6日`, '谈话', '周念一', '王小满', null],
    ]
    const { id, found } = await upload(officer, 'ledger', ...table)
    expect([await messages(officer, id), found]).toEqual([
      [expect.stringContaining('只由谈话人本人登记')],
      { create: 3, update: 0, same: 0, problem: 1 },
    ])
    expect((await confirmed(officer, id)).written).toMatchObject({ create: 3, problem: 0 })
    const { records } = await officer.api.records.list({ subjectId: bureau.bodies.first })
    expect(records).toMatchObject([
      { kind: 'lecture', heldOn: `${year - 1}-03-05`, enteredOn: today, state: 'proxied' },
      { kind: 'assembly', heldOn: `${year - 1}-02-10`, enteredOn: today, state: 'proxied' },
      { kind: 'plain', kindLabel: '组织生活会', title: '年度组织生活会', heldOn: `${year - 1}-02-01` },
    ])
    const secretary = await signInAs(server, bureau, 'secretary')
    const told = (await secretary.api.notices.list({})).notices.filter(({ kind }) => kind === 'record_proxied')
    expect(told).toMatchObject([
      { title: '有导入的纪实，请逐条核对并确认', to: `/records?subject=${bureau.bodies.first}&state=proxied` },
    ])
    const view = await officer.api.records.get({ id: records[1]!.id })
    expect(view.versions).toMatchObject([{ version: 1, reason: '由《表.xlsx》第2行导入' }])
    expect(view.content).toMatchObject({ present: expect.not.arrayContaining([bureau.people.member]) })
    const { step } = await officer.api.duties.occurrence({ id: `${duty}/${bureau.bodies.first}/${year - 1}-01-01` })
    expect(step.standing).not.toBe('done')
    // It can be corrected as it is: that it names no duty is no fault of whoever mends its place.
    const life = await officer.api.records.get({ id: records[2]!.id })
    const content = { ...life.content, place: '三楼会议室' }
    await officer.api.records.correct({ id: records[2]!.id, version: 1, content, reason: '补写地点' })
    expect((await officer.api.records.get({ id: records[2]!.id })).summary).toMatchObject({ kindLabel: '组织生活会' })
    const again = await upload(officer, 'ledger', ...table.slice(0, 4))
    expect(again.found).toEqual({ create: 0, update: 0, same: 3, problem: 0 })

    const admin = await signInAs(server, bureau, 'systemAdmin')
    expect(await refusalOf(admin.api.imports.get({ id }))).toMatchObject({ status: 404 })
    expect((await admin.fetch('/api/import-templates/ledger.xlsx')).status).toBe(403)

    // Nothing is asked any more once the last of them is confirmed or voided.
    const asks = async () =>
      (await secretary.api.notices.list({})).notices.some(({ kind, read }) => kind === 'record_proxied' && !read)
    const left = (await officer.api.records.list({ subjectId: bureau.bodies.first })).records
    const [last, ...others] = left.map((one) => ({ id: one.id, version: one.version }))
    await secretary.api.records.confirm({ items: others })
    expect(await asks()).toBe(true)
    await secretary.api.records.void({ ...last!, reason: '没有开展' })
    expect(await asks()).toBe(false)
  })

  it('关了账的期间不能导入', async () => {
    const { bureau, officer } = await setting('guanzhang')
    const chief = await signInAs(server, bureau, 'officer')
    await chief.api.closings.close({ through: `${year - 1}-06-30`, reason: '年中核定' })
    const row = (day: string): Cell[] => ['第二党支部', '主题党日', day, '义务劳动', '吴思二', '吴思二、冯立秋']
    const { id, found } = await upload(
      officer,
      'ledger',
      ['单位', '类型', '开展日期', '主题', '主持人', '参加人员'],
      row(`${year - 1}-06-30`),
      row(`${year - 1}-07-01`),
    )
    expect(found).toMatchObject({ create: 1, problem: 1 })
    expect(await messages(officer, id)).toEqual([expect.stringContaining('已关账至')])
  })

  it('关了账，批准补登的日期可以；查一次，不随支部和日期增多', async () => {
    const { bureau, officer } = await setting('guanduo')
    const first = `${year - 1}-03-01`
    await officer.api.closings.close({ through: `${year - 1}-06-30`, reason: '年中核定' })
    await ownerQuery(
      server,
      `insert into approval (bureau_id, id, kind, subject_id, from_day, to_day, reason, state,
         asked_by, asked_by_name, asked_on, decided_by, decided_by_name, decided_on)
       values ($1, gen_random_uuid(), 'closed_period', $2, $3, $3, '补登', 'approved', $4, '甲', $6, $5, '乙', $6)`,
      [bureau.id, bureau.bodies.first, first, bureau.accounts.secretary, bureau.accounts.officer, today],
    )
    const rows = ['第一党支部', '第二党支部'].flatMap((unit) =>
      Array.from({ length: 60 }, (_, n) => ({
        row: n + 2,
        cells: { unit, kind: '党员大会', heldOn: formatDay(parseDay(first) + n), topic: `议题${n}`, host: '周念一' },
      })),
    )
    const scope = { ...everything(bureau), account: bureau.accounts.officer }
    const judge = (some: typeof rows) =>
      inScope(server.db.app, scope, async (open) => {
        const { tx, count } = counted(open)
        const importer = { tx, scope, bureau: bureau.id, name: '', today: todayInBeijing(), importId: '', fileName: '' }
        const judged = await importKinds.ledger.judge(importer, some, new Map())
        const closed = judged.map(({ problems }) => problems.some(({ message }) => message.includes('已关账至')))
        return { closed, statements: count.statements }
      })
    const [one, all] = [await judge(rows.slice(0, 1)), await judge(rows)]
    // Allowed is the one day of the one branch.
    expect([all.closed[0], all.closed[1], all.closed[60]]).toEqual([false, true, true])
    expect(all.closed.filter((closed) => !closed)).toHaveLength(1)
    expect(all.statements).toBe(one.statements)
  })
})

describe('不能读的文件', () => {
  it.each([
    ['不是 xlsx', 'PK 不是压缩包', '打不开'],
    ['没有表头', workbook(['a', 'b'], ['1', '2']), '没有找到表头'],
    ['缺必填列', workbook(['姓名', '支部'], ['甲', '乙']), '缺少“是否党员”'],
    ['空表', workbook(), '没有内容'],
  ])('%s：说明原因', async (name, content, words) => {
    const bytes = await content
    const { officer } = await setting(`bad${words.length}${name.length}`)
    const { id: fileId } = (await (await officer.upload('import', '表.xlsx', bytes)).json()) as { id: string }
    const { id } = await officer.api.imports.create({ kind: 'people', fileId })
    const one = await settled(officer, id)
    expect([one.state, one.problem]).toEqual(['failed', expect.stringContaining(words)])
  })

  it('旧格式当场拒绝', async () => {
    const { officer } = await setting('jiu')
    expect((await officer.upload('import', '名册.xls', 'x')).status).toBe(422)
  })
})

describe('中断和并发', () => {
  const many = (count: number, prefix: string): Cell[][] => [
    ['姓名', '是否党员', '所在党组织'],
    ...Array.from({ length: count }, (_, i): Cell[] => [`${prefix}${i}`, '是', i % 2 ? '第一党支部' : '第二党支部']),
  ]

  it('写到一半断了：写了的都在，从断处接着写，不重复', async () => {
    const { bureau, officer } = await setting('duan')
    const { id } = await upload(officer, 'people', ...many(2500, '续'))
    const scope = { ...everything(bureau), account: bureau.accounts.officer }
    await inScope(server.db.app, scope, (tx) => changeImport(tx, bureau.id, id, { state: 'writing' }))
    const context = {
      ...{ objectId: id, scope, dataFolder: '', progress: async () => {} },
      within: <T>(work: (tx: Tx) => Promise<T>) => inScope(server.db.app, scope, work),
    }
    const ledger = { suspend: suspendLedger, rebuild: rebuildWithin }
    let batches = 0
    const people = {
      ...importKinds.people,
      write: async (...given: Parameters<typeof importKinds.people.write>) => {
        const refused = await importKinds.people.write(...given)
        batches += 1
        // After everything of the batch was written, before its transaction ended.
        if (batches === 2) throw new Error('power cut')
        return refused
      },
    }
    const writing = importWriting({ ...importKinds, people }, ledger)
    const written = async () =>
      ownerQuery(
        server,
        `select count(*)::int as all, count(distinct name)::int as names from person where bureau_id = $1 and name like '续%'`,
        [bureau.id],
      )
    await expect(writing.run(context)).rejects.toThrow('power cut')
    expect(await written()).toEqual([{ all: 1000, names: 1000 }])
    // Two at once: a worker that was thought gone, and the one that took its place.
    await Promise.all([writing.run(context), writing.run(context)])
    expect(await written()).toEqual([{ all: 2500, names: 2500 }])
    expect(await officer.api.imports.get({ id })).toMatchObject({
      state: 'done',
      written: { create: 2500, problem: 0 },
    })
  })

  it('写到一半失败了：接着写完；放弃的，已写入的仍列在最近的导入里', async () => {
    const { bureau, officer } = await setting('shibai')
    const halfway = async (prefix: string) => {
      const { id } = await upload(officer, 'people', ...many(5, prefix))
      const scope = { ...everything(bureau), account: bureau.accounts.officer }
      const within = <T>(work: (tx: Tx) => Promise<T>) => inScope(server.db.app, scope, work)
      await within(async (tx) => {
        const rows = await nextRows(tx, bureau.id, id, 0, 3)
        const importer = { tx, scope, bureau: bureau.id, name: '', today: todayInBeijing(), importId: id, fileName: '' }
        await importKinds.people.write(importer, rows)
        await closeRows(tx, bureau.id, id, 3, new Map())
        const written = { create: 3, update: 0, same: 0, problem: 0 }
        await changeImport(tx, bureau.id, id, { state: 'writing', position: 3, written })
      })
      const context = { ...{ objectId: id, scope, dataFolder: '', within }, progress: async () => {} }
      const writing = importWriting(importKinds, { suspend: suspendLedger, rebuild: rebuildWithin })
      await writing.failed(context, '处理没有成功')
      return id
    }
    const id = await halfway('半')
    expect(await officer.api.imports.get({ id })).toMatchObject({ state: 'failed', stuck: true })
    await officer.api.imports.resume({ id })
    expect(await settled(officer, id)).toMatchObject({ state: 'done', problem: null, written: { create: 5 } })
    for (const name of ['半0', '半4']) expect(await personNamed(bureau, name)).toHaveLength(1)

    const given = await halfway('弃')
    await officer.api.imports.discard({ id: given })
    expect((await officer.api.imports.list({})).imports.find((one) => one.id === given)).toMatchObject({
      ...{ state: 'failed', stuck: false, written: { create: 3 } },
      problem: expect.stringContaining('已放弃'),
    })
    expect(await rowsOf(officer, given)).toEqual([])
    expect(await refusalOf(officer.api.imports.resume({ id: given }))).toMatchObject({ status: 409, rule: 'state' })
    expect(await personNamed(bureau, '弃4')).toEqual([])
  })

  it('任务没了的导入可以继续；还在进行的不用', async () => {
    const { bureau, officer } = await setting('jixu')
    const { id } = await upload(officer, 'people', ...many(3, '续'))
    expect(await refusalOf(officer.api.imports.resume({ id }))).toMatchObject({ status: 409, rule: 'state' })
    const { job_id } = (await ownerQuery(server, 'select job_id from import where id = $1', [id]))[0]!
    const set = (minutes: number) =>
      ownerQuery(server, `update job set updated_at = now() - make_interval(mins => $2) where id = $1`, [
        job_id,
        minutes,
      ])
    await ownerQuery(server, `update import set state = 'writing' where id = $1`, [id])
    await set(0)
    expect(await refusalOf(officer.api.imports.resume({ id }))).toMatchObject({ status: 409, rule: 'running' })
    await set(5)
    expect(await officer.api.imports.get({ id })).toMatchObject({ stuck: true })
    await officer.api.imports.resume({ id })
    expect((await settled(officer, id)).written).toMatchObject({ create: 3 })
    expect(await personNamed(bureau, '续1')).toHaveLength(1)
  })

  it('写入时清理不碰它的行；七天没有进展的才清除，并说明', async () => {
    const { bureau, officer } = await setting('xieqing')
    const { id } = await upload(officer, 'people', ...many(5, '续'))
    const said = (one: string, days: number) =>
      ownerQuery(
        server,
        `update job set updated_at = now() - make_interval(days => $2) where id = (select job_id from import where id = $1)`,
        [one, days],
      )
    const clean = () => cleanImports(server.db, server.system.env.dataFolder, new Date(Date.now() - 7 * 86_400_000))
    // Begun and confirmed long ago, and gone on with yesterday.
    await ownerQuery(
      server,
      `update import set state = 'writing', created_at = now() - make_interval(days => 9) where id = $1`,
      [id],
    )
    await said(id, 1)
    await clean()
    expect(await officer.api.imports.get({ id })).toMatchObject({ state: 'writing' })
    await officer.api.imports.resume({ id })
    expect(await settled(officer, id)).toMatchObject({ state: 'done', written: { create: 5 } })
    expect(await personNamed(bureau, '续4')).toHaveLength(1)

    const { id: left } = await upload(officer, 'people', ...many(5, '断'))
    await ownerQuery(server, `update import set state = 'writing' where id = $1`, [left])
    await said(left, 8)
    await clean()
    expect(await officer.api.imports.get({ id: left })).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('写入中断超过7天'),
    })
  })

  it('确认过的行没有了：不说已完成，说明少了几行', async () => {
    const { officer } = await setting('shao')
    const { id } = await upload(officer, 'people', ...many(5, '少'))
    await ownerQuery(server, 'delete from import_row where import_id = $1 and place > 3', [id])
    expect(await confirmed(officer, id)).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('其中2行没有写入'),
      written: { create: 3 },
    })
  })

  it('核对以后别人先录了同一个人：这一行不写，列为问题', async () => {
    const { bureau, officer } = await setting('bingfa')
    const { id } = await upload(
      officer,
      'people',
      ['姓名', '是否党员', '所在党组织'],
      ['钱新', '是', '第一党支部'],
      ['孙新', '是', '第一党支部'],
    )
    await officer.api.office.addPerson({ name: '钱新', bodyId: bureau.bodies.first, partyMember: true, from: today })
    expect((await confirmed(officer, id)).written).toMatchObject({ create: 1, problem: 1 })
    expect(await messages(officer, id)).toEqual([expect.stringContaining('2 核对以后系统中的数据又有变动')])
    expect(await personNamed(bureau, '钱新')).toHaveLength(1)
  })
})

describe('谁能导入', () => {
  it('没有“维护组织”权限的不能上传、不能看；别的单位看不到', async () => {
    const { bureau, officer } = await setting('quan')
    const secretary = await signInAs(server, bureau, 'secretary')
    expect((await secretary.upload('import', '表.xlsx', 'PK')).status).toBe(403)
    expect((await secretary.fetch('/api/import-templates/people.xlsx')).status).toBe(403)
    const { id } = await upload(officer, 'people', ['姓名', '是否党员', '所在支部'], ['甲乙', '是', '第一党支部'])
    const { officer: stranger } = await setting('waidanwei')
    expect(await refusalOf(stranger.api.imports.get({ id }))).toMatchObject({ status: 404 })
    expect((await stranger.fetch(`/api/import-problems/${id}.xlsx`)).status).toBe(404)
    const admin = await signInAs(server, bureau, 'systemAdmin')
    expect((await confirmed(admin, id)).written.create).toBe(1)
  })

  it('七天后清除留下的行；没有确认的导入不再能确认', async () => {
    const { bureau, officer } = await setting('qingli')
    const { id } = await upload(officer, 'people', ['姓名', '是否党员', '所在支部'], ['甲乙', '是', '第一党支部'])
    await cleanImports(server.db, server.system.env.dataFolder, new Date(Date.now() - 86_400_000))
    expect(await rowsOf(officer, id)).toHaveLength(1)
    await cleanImports(server.db, server.system.env.dataFolder, new Date(Date.now() + 1000))
    expect(
      await inScope(server.db.app, everything(bureau), (tx) => tx.selectFrom('import_row').select('row').execute()),
    ).toEqual([])
    expect(await officer.api.imports.get({ id })).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('7天'),
    })
  })
})
