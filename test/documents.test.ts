/** Plans as files: the same promises from every format, and a reason for whatever cannot be read. */
import { readFileSync } from 'node:fs'
import CFB from 'cfb'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { extractDoc } from '#documents/doc.ts'
import { type Extracted, Unreadable } from '#documents/document.schema.ts'
import { extractText } from '#documents/extract.ts'
import { readDocument } from '#plans/reading.jobs.ts'
import { type Placed, pdfBomb, pdfFile, pdfPages } from './pdf.ts'
import { wordFile } from './word.ts'

const demonstration = readFileSync(new URL('../src/app/demo/plan.txt', import.meta.url), 'utf8')
const bytesOf = (text: string) => new TextEncoder().encode(text)

/** What was read, without where it stands: formats differ in line ends. */
async function promisesOf(name: string, bytes: Uint8Array) {
  const { commitments, text } = await readDocument(name, bytes)
  const points = [...text]
  for (const { quote, start, end } of commitments) expect(points.slice(start, end).join('')).toBe(quote)
  return commitments.map(({ quote, subject, cadence, deadline, target, recordType }) => ({
    ...{ quote: quote.replace(/\s/g, ''), subject, cadence, target, recordType },
    deadline: deadline?.resolved ?? null,
  }))
}

/** The reason for which a file is refused. */
const refusalOf = (name: string, bytes: Uint8Array) =>
  readDocument(name, bytes).then(
    () => 'read',
    (error: Error) => error.message,
  )

describe('同一份要点，各种格式', () => {
  const lines = demonstration.split('\n').filter((line) => line.trim() !== '')
  const expected = promisesOf('要点.txt', bytesOf(demonstration))

  it('Word 文档', async () => expect(await promisesOf('要点.docx', await wordFile(lines))).toEqual(await expected))
  it('PDF，段首缩进', async () =>
    expect(await promisesOf('要点.pdf', pdfFile(lines, { indent: true }))).toEqual(await expected))
  it('PDF，段首不缩进', async () => expect(await promisesOf('要点.pdf', pdfFile(lines))).toEqual(await expected))
  it('GB18030 编码的文本', async () => {
    const { stdout } = await import('node:child_process').then(({ spawnSync }) =>
      spawnSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], { input: demonstration }),
    )
    expect(await promisesOf('要点.txt', stdout)).toEqual(await expected)
  })
})

it('PDF 里用部首代替的字，按所显示的字理解', async () => {
  const { text } = await readDocument(
    '要点.pdf',
    pdfFile(['各⽀部每⽉开展⼀次党⻛廉政教育，⺠主评议党员⼯作年底完成。']),
  )
  expect(text).toBe('各支部每月开展一次党风廉政教育，民主评议党员工作年底完成。')
})

describe('Word 文档里的内容', () => {
  it('自动编号写进文字，删除的修订不算', async () => {
    const file = await wordFile([
      '# 思想建设',
      '## 每月组织1次集中学习[-两次-]。',
      '## 每季度上1次党课。',
      '# 组织建设',
    ])
    const { text } = await readDocument('要点.docx', file)
    expect(text).toBe('一、思想建设\n（一）每月组织1次集中学习。\n（二）每季度上1次党课。\n二、组织建设')
  })

  it('表格按列理解：合并的责任单位和时限管到下面的行，任务各自成行', async () => {
    const file = await wordFile([
      '某局2026年党建工作任务清单',
      [
        ['序号', '重点任务', '具体措施', '责任单位', '完成时限', '备注'],
        ['1', '组织生活', '召开党员大会4次\n上党课2次', '各党支部', '12月底前', '每次2小时'],
        ['2', '^', '开展主题党日12次', '^', '^', ''],
        ['3', '纪律建设', '组织廉政教育1次', '机关纪委', '6月底前', ''],
      ],
    ])
    expect(await promisesOf('清单.docx', file)).toMatchObject([
      { quote: '召开党员大会4次', subject: '各党支部', cadence: { count: 4 }, deadline: { to: '12-31' } },
      { quote: '上党课2次', subject: '各党支部', cadence: { count: 2 }, deadline: { to: '12-31' } },
      { quote: '开展主题党日12次', subject: '各党支部', cadence: { count: 12 }, deadline: { to: '12-31' } },
      { quote: '组织廉政教育1次', subject: '机关纪委', cadence: { count: 1 }, deadline: { to: '06-30' } },
    ])
  })

  it('频次一栏里的次数归这一行的任务', async () => {
    const file = await wordFile([
      '某局2026年任务清单',
      [
        ['序号', '工作内容', '频次', '责任人'],
        ['1', '召开支委会', '每月2次', '支部书记'],
        ['2', '开展督查', '全年不少于4次', '纪检委员'],
        ['3', '主题党日', '12次', '组织委员'],
        ['4', '讲党课', '每季度', '宣传委员'],
      ],
    ])
    expect(await promisesOf('清单.docx', file)).toMatchObject([
      { quote: '召开支委会', cadence: { type: 'monthly', count: 2 } },
      { quote: '开展督查', cadence: { type: 'n-per-year', count: 4, bound: 'at-least' } },
      { quote: '主题党日', cadence: { type: 'n-per-year', count: 12 } },
      { quote: '讲党课', cadence: { type: 'quarterly', count: 1 } },
    ])
  })

  it('旧格式 .doc，表格同样', async () => {
    const file = readFileSync(new URL('./files/table.doc', import.meta.url))
    const expected = [
      { quote: '每季度召开1次党员大会', subject: '各党支部', cadence: { type: 'quarterly' } },
      { quote: '每月召开1次支部委员会', subject: '各党支部', cadence: { type: 'monthly' } },
      { quote: '组织党员集中培训1次', subject: '机关党委', deadline: { to: '06-30' } },
    ]
    expect(await promisesOf('清单.doc', file)).toMatchObject(expected)
    expect(await promisesOf('清单.wps', file)).toMatchObject(expected)
  })
})

it('旧格式 .doc 里合并的单元格：没有自己序号的行接着上一行的责任单位', async () => {
  const file = readFileSync(new URL('./files/merged.doc', import.meta.url))
  const found = await promisesOf('清单.doc', file)
  expect(found.find(({ quote }) => quote === '开展主题党日12次')).toMatchObject({
    subject: '各党支部',
    cadence: { type: 'monthly', count: 1, yearTotal: { count: 12 } },
  })
})

describe('PDF 里的表格、分栏、页眉页脚', () => {
  const at = (x: number, y: number, text: string): Placed => ({ text, x, y })
  const across = (y: number, x1: number, x2: number): Placed => ({ from: [x1, y], to: [x2, y] })
  const upright = (x: number, y1: number, y2: number): Placed => ({ from: [x, y1], to: [x, y2] })
  const read = (...pages: Placed[][]) => extractText('要点.pdf', pdfPages(pages))

  /** Four columns; the owner of the second row is that of the first. */
  const head = (y: number) => [
    ...[at(60, y, '序号'), at(110, y, '工作任务'), at(300, y, '完成时限'), at(384, y, '责任单位')],
    ...[50, 100, 290, 374, 460].map((x) => upright(x, y - 105, y + 25)),
    ...[across(y + 25, 50, 460), across(y - 10, 50, 460), across(y - 70, 50, 374), across(y - 105, 50, 460)],
  ]
  const rows = (y: number) => [
    ...[at(66, y - 30, '1'), at(110, y - 30, '认真学习贯彻党的创新理'), at(110, y - 50, '论，召开党员大会4次。')],
    ...[at(300, y - 30, '12月底前'), at(384, y - 50, '各党支部')],
    ...[at(66, y - 90, '2'), at(110, y - 90, '上党课2次'), at(300, y - 90, '6月底前')],
  ]
  const expected = [
    ['0 序号', '1 工作任务', '2 完成时限', '3 责任单位'],
    ['0 1', '1 认真学习贯彻党的创新理论，召开党员大会4次。', '2 12月底前', '3 各党支部'],
    ['0 2', '1 上党课2次', '2 6月底前', '3 各党支部'],
  ]

  it('画了线的表格：各归各格，折行接上，合并的单元格管到下面的行', async () => {
    const found = await read([at(150, 760, '某局党建工作任务清单'), ...head(700), ...rows(700), at(80, 560, '附则。')])
    expect(cellsOf(found)).toEqual(expected)
    expect(found.text).toMatch(/^某局党建工作任务清单\n序号\n.*\n附则。$/s)
    expect(await promisesOf('要点.pdf', pdfPages([[...head(700), ...rows(700)]]))).toMatchObject(
      [
        { quote: /召开党员大会4次/, subject: '各党支部', cadence: { count: 4 }, deadline: { to: '12-31' } },
        { quote: /上党课2次/, subject: '各党支部', cadence: { count: 2 } },
      ].map(({ quote, ...rest }) => ({ quote: expect.stringMatching(quote), ...rest })),
    )
  })

  it('表格跨页：接着上一页，重复的表头不再算', async () => {
    const found = await read([...head(700), ...rows(700)], [...head(740), ...rows(740)])
    expect(cellsOf(found)).toEqual([...expected, ...expected.slice(1)])
  })

  it('没有画线的表格：栏间距不到两个字，也各归各格', async () => {
    const line = (y: number, cells: string[]) => cells.map((text, i) => at([60, 110, 305, 390][i]!, y, text))
    const found = await read([
      ...line(700, ['序号', '工作任务', '完成时限', '责任单位']),
      ...line(680, ['1', '认真学习贯彻党的创新理', '3月底前', '机关党委']),
      ...line(660, ['', '论，召开党员大会1次']).slice(1),
      ...line(640, ['2', '上党课1次', '6月底前', '各党支部']),
      ...line(620, ['3', '组织警示教育1次', '9月底前', '机关纪委']),
    ])
    expect(cellsOf(found)).toEqual([
      ['0 序号', '1 工作任务', '2 完成时限', '3 责任单位'],
      ['0 1', '1 认真学习贯彻党的创新理论，召开党员大会1次', '2 3月底前', '3 机关党委'],
      ['0 2', '1 上党课1次', '2 6月底前', '3 各党支部'],
      ['0 3', '1 组织警示教育1次', '2 9月底前', '3 机关纪委'],
    ])
  })

  it('两栏的页面先左后右', async () => {
    const text = '各支部每季度召开一次党员大会，每月召开一次支部委员会会议'
    const column = (x: number, first: string) => [
      at(x, 700, `${first}、${text.slice(0, 12)}`),
      at(x, 680, text.slice(12, 26)),
      at(x, 660, `${text.slice(26)}研究党员教育管理监督工`),
      at(x, 640, '作。'),
      at(x, 620, '党支部书记每年至少上一次党课'),
      at(x, 600, '。'),
    ]
    const whole = (first: string) => `${first}、${text}研究党员教育管理监督工作。\n党支部书记每年至少上一次党课。`
    const found = await read([at(200, 760, '党建工作要点'), ...column(50, '一'), ...column(320, '二')])
    expect(found.text).toBe(`党建工作要点\n${whole('一')}\n${whole('二')}`)
  })

  it('两栏的短条目也先左后右，不当作表格', async () => {
    const items = [
      '召开党员大会',
      '讲党课1次',
      '走访老党员',
      '开展自查',
      '组织参观',
      '签订责任书',
      '评议党员',
      '表彰先进',
    ]
    const column = (x: number, from: number) =>
      items.slice(from, from + 4).map((item, i) => at(x, 700 - 20 * i, `${from + i + 1}.${item}`))
    const { text, cells } = await read([at(200, 760, '党建工作要点'), ...column(60, 0), ...column(320, 4)])
    expect(cells).toEqual([])
    expect(text.split('\n')).toEqual(['党建工作要点', ...items.map((item, i) => `${i + 1}.${item}`)])
  })

  it('两列编号对编号的，一行还是一行', async () => {
    const rows = ['召开大会', '讲党课', '走访党员', '开展自查'].flatMap((item, i) => [
      ...[at(60, 700 - 20 * i, `${i + 1}.${item}`), at(320, 700 - 20 * i, `${i + 1}.${i + 3}月`)],
    ])
    const { text } = await read([at(200, 760, '党建工作要点'), ...rows])
    expect(text.split('\n').slice(1, 3)).toEqual(['1.召开大会', '1.3月'])
  })

  it('用符号开头的条目和方括号里的月份各成一行', async () => {
    const lines = [
      '某街道工作月历',
      '【三月】',
      '◆召开工作会',
      '◆走访困难群众',
      '【四月】',
      '◆开展专项自查',
      '◆组织参观',
    ]
    const { text } = await read(lines.map((line, i) => at(80, 700 - 20 * i, line)))
    expect(text.split('\n')).toEqual(lines)
  })

  it('页眉页脚不读，首行相近的正文照读', async () => {
    const page = (n: number) => [
      ...[at(150, 780, '某局党建工作要点（征求意见稿）'), at(260, 20, `第${n}页 内部资料`)],
      ...[1, 2, 3, 4, 5, 6].map((i) => at(80, 740 - 20 * i, `${6 * n + i}.召开第${6 * n + i}次党员大会。`)),
    ]
    const { text } = await read(page(1), page(2), page(3))
    expect(text.split('\n')).toEqual(Array.from({ length: 18 }, (_, i) => `${i + 7}.召开第${i + 7}次党员大会。`))
  })

  it('正文里的全角空格和编号后的空白不当作表格', async () => {
    const lines = [
      '一、　加强学习，每月一次。',
      '二、　严肃生活，每季一次。',
      '组　长：张敏',
      '成　员：李华',
      '秘　书：王芳',
    ]
    const list = [1, 2, 3, 4].flatMap((n) => [at(80, 590 - 20 * n, `${n}.`), at(124, 590 - 20 * n, `上党课${n}次。`)])
    const { text, cells } = await read([...lines.map((line, i) => at(80, 700 - 20 * i, line)), ...list])
    expect(cells).toEqual([])
    const words = lines.map((line) => line.replace('　', ''))
    expect(text.split('\n')).toEqual([...words, ...[1, 2, 3, 4].map((n) => `${n}.上党课${n}次。`)])
  })
})

/** A Word file of parts as they are written. */
function wordParts(parts: Record<string, string>): Uint8Array {
  const types = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
  const all = Object.entries({ '[Content_Types].xml': types, ...parts })
  return zipSync(Object.fromEntries(all.map(([name, xml]) => [name, strToU8(xml)])))
}
const wordBody = (xml: string) => `<w:document xmlns:w="w"><w:body>${xml}</w:body></w:document>`

/** What stands in the cells of the rows of a table, each after its column. */
const cellsOf = ({ text, cells }: Extracted) =>
  [...Map.groupBy(cells, ({ row }) => row).values()].map((row) =>
    row.map(({ column, start, end }) => `${column} ${text.slice(start, end)}`),
  )

describe('旧格式 .doc 里的表格和修订', () => {
  const file = readFileSync(new URL('./files/rows.doc', import.meta.url))
  it('宽窄不同的行、空单元格后面的多段单元格、合并的单元格各归各列', async () =>
    expect(cellsOf(await extractText('清单.doc', file))).toEqual([
      ['0 序号', '1 重点任务', '2 具体措施', '3 责任单位', '4 完成时限'],
      ['0 一、思想建设'],
      ['0 1', '1 理论学习', '2 召开党员大会4次\n上党课2次', '3 各党支部', '4 12月底前'],
      ['0 2', '1 理论学习', '2 开展主题党日12次', '3 各党支部', '4 每月'],
      ['0 二、组织建设', '2 组织党员培训1次'],
      ['0 3', '2 组织廉政教育1次\n组织参观1次', '3 机关纪委', '4 6月底前'],
    ]))

  it('删除、隐藏的文字不读，删去的段落标记连起前后', async () => {
    const { text } = await extractText('清单.doc', file)
    expect(text.split('\n').slice(0, 4)).toEqual(['某局2026年任务清单', '隐，各支部每季度', '上党课一次。', '序号'])
    expect(text).not.toMatch(/两期|内部|藏的话|每月每季度/)
  })

  it('任何字节被改动，要么读出来，要么说读不了', () => {
    const change = fc.tuple(fc.nat(file.length - 1), fc.integer({ min: 0, max: 255 }))
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        const bytes = new Uint8Array(file)
        for (const [at, byte] of changes) bytes[at] = byte
        try {
          const { text, cells } = extractDoc(bytes)
          for (const { start, end } of cells) expect(start <= end && end <= text.length).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(Unreadable)
        }
      }),
      { numRuns: 1000 },
    )
  })
})

describe('Word 文档里修订过的段落和单独设置的编号', () => {
  const textOf = async (body: string, numbering?: string) =>
    (
      await readDocument(
        '要点.docx',
        wordParts({
          'word/document.xml': wordBody(body),
          ...(numbering ? { 'word/numbering.xml': `<w:numbering xmlns:w="w">${numbering}</w:numbering>` } : {}),
        }),
      )
    ).text
  const p = (text: string, settings = '') => `<w:p><w:pPr>${settings}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
  const deleted = '<w:rPr><w:del w:id="1" w:author="甲"/></w:rPr>'

  it('删去段落标记，与下一段连成一段', async () => {
    expect(await textOf(p('各支部每季度', deleted) + p('召开一次', deleted) + p('党员大会。') + p('完'))).toBe(
      '各支部每季度召开一次党员大会。\n完',
    )
    const former = '<w:pPrChange w:id="2" w:author="甲"><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:pPrChange>'
    expect(await textOf(p('一', former) + p('二'))).toBe('一\n二')
  })

  it('单元格和全文的末尾，表格之前，段落总要结束', async () => {
    const table = `<w:tbl><w:tr><w:tc>${p('甲', deleted)}</w:tc><w:tc>${p('乙')}</w:tc></w:tr></w:tbl>`
    expect(await textOf(p('表', deleted) + table + p('末', deleted))).toBe('表\n甲\n乙\n末')
  })

  it('一处列表改了级别的格式、文字和起点', async () => {
    const lvl = (start: number, format: string, text: string) =>
      `<w:lvl w:ilvl="0"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
    const num = (id: number, more = '') => `<w:num w:numId="${id}"><w:abstractNumId w:val="0"/>${more}</w:num>`
    const over = (level: string) => `<w:lvlOverride w:ilvl="0">${level}</w:lvlOverride>`
    const numbering =
      `<w:abstractNum w:abstractNumId="0">${lvl(1, 'decimal', '%1.')}</w:abstractNum>${num(1)}` +
      num(2, over(lvl(1, 'chineseCounting', '（%1）'))) +
      num(3, over(lvl(5, 'chineseCounting', '%1、')))
    const item = (id: number) => p('学习', `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr>`)
    expect(await textOf([1, 2, 3, 3, 1].map(item).join(''), numbering)).toBe(
      '1.学习\n（二）学习\n五、学习\n六、学习\n3.学习',
    )
  })
})

describe('读不了的文件说明原因', () => {
  /** An old Office container with one stream of a name. */
  const ole = (name: string): Uint8Array => {
    const container = CFB.utils.cfb_new()
    CFB.utils.cfb_add(container, `/${name}`, Buffer.alloc(5000))
    return new Uint8Array(CFB.write(container, { type: 'buffer' }) as Buffer)
  }

  it.each<[reason: string, name: string, bytes: () => Uint8Array]>([
    [
      '解压后异常巨大',
      '炸弹.docx',
      () => wordParts({ 'word/document.xml': wordBody('<w:p/>'.padEnd(40_000_000, ' ')) }),
    ],
    ['含有宏', '宏.docx', () => wordParts({ 'word/document.xml': wordBody(''), 'word/vbaProject.bin': 'x' })],
    ['已损坏', '坏.docx', () => wordParts({ 'word/document.xml': '<w:document><w:body>' })],
    [
      '不是正常的 Word',
      '实体.docx',
      () => wordParts({ 'word/document.xml': `<!DOCTYPE d [<!ENTITY a "b">]>${wordBody('&a;')}` }),
    ],
    ['不是 Word 文档', '表格.docx', () => wordParts({ 'xl/workbook.xml': '<workbook/>' })],
    ['已损坏', '截断.docx', () => wordParts({ 'word/document.xml': wordBody('') }).subarray(0, 60)],
    ['改过扩展名', '程序.docx', () => bytesOf('MZ\u0090 this program cannot be run')],
    ['改过扩展名', '程序.pdf', () => bytesOf('MZ\u0090 this program cannot be run')],
    ['扫描件', '扫描.pdf', () => pdfFile([])],
    ['加了密码', '加密.pdf', () => pdfFile(['每月召开1次党员大会。'], { encrypted: true })],
    ['已损坏', '坏.pdf', () => bytesOf('%PDF-1.7\nnothing')],
    ['打不开', '旧.doc', () => Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...Array(600).fill(0)])],
    ['加了密码', '加密.docx', () => ole('EncryptedPackage')],
    ['这是 Excel', '表格.doc', () => ole('Workbook')],
    ['是空的', '空.docx', () => new Uint8Array()],
    ['没有编码标记的 UTF-16', '宽.txt', () => Buffer.from('每月召开一次党员大会', 'utf16le')],
    [
      '涉密',
      '密.docx',
      () => wordParts({ 'word/document.xml': wordBody('<w:p><w:r><w:t>机密★1年</w:t></w:r></w:p>') }),
    ],
  ])('%s：%s', async (reason, name, bytes) => {
    const said = await refusalOf(name, bytes())
    expect(said).toContain(reason)
    expect(said).toMatch(new RegExp(`^“${name}”.*。$`))
  })

  it('读得太久就停下', async () => {
    const long = bytesOf('每季度召开1次党员大会，每月召开1次支委会。\n'.repeat(60_000))
    const started = Date.now()
    await expect(readDocument('长.txt', long, { seconds: 1, megabytes: 512 })).rejects.toThrow('超过1秒')
    expect(Date.now() - started).toBeLessThan(20_000)
  })

  it('PDF 里的内容解压后撑大内存，就停下', async () => {
    const said = await refusalOf('炸弹.pdf', pdfBomb())
    expect(said).toContain('文件过大或过于复杂')
  })
})
