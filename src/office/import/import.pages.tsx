/** Import from Excel: choose what, fill in the template, upload; then what was found, and what was written. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import Button from 'antd/es/button'
import { useState } from 'react'
import { api, problemOf } from '#ui/client.ts'
import { FileUpload } from '#ui/FileUpload.tsx'
import { can, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Empty } from '#ui/States.tsx'
import type { UploadedFile } from '#ui/upload.ts'
import {
  IMPORT_GRANTS,
  IMPORT_KINDS,
  type Import,
  type ImportKindCode,
  importKindSchema,
  stateWords,
} from './import.schema.ts'
import { ImportDetail, useImport } from './import-detail.pages.tsx'
import './import.css'

/** What each table is for, and what has to be there before. */
const HINTS: Readonly<Record<ImportKindCode, string>> = {
  bodies: '党委、党支部、处室等。第一次使用，先导入组织。',
  posts: '书记、委员、处室负责人等。所在组织须先有。',
  people: '党员和其他人员，在哪个支部、哪个处室，现任什么岗位。',
  ledger: '已经开展的会议、党课、主题党日等，成为纪实；登记日期是导入当天。',
}

export function ImportPage() {
  const me = useMe()
  const { id } = useSearch({ from: '/signed-in/import' })
  if (!can(me, 'office.edit')) {
    return (
      <Page title="导入">
        <Empty title="您不能导入">
          <p>组织和名册由系统管理员或机关党委办公室维护。</p>
        </Empty>
      </Page>
    )
  }
  return id ? (
    <OneImport key={id} id={id} />
  ) : (
    <Page
      title="导入"
      subtitle="用 Excel 表格成批录入。上传后先逐行核对，您确认以后才写入。"
      back={<Link to="/office">返回组织</Link>}
    >
      <NewImport />
      <Recent />
    </Page>
  )
}

/** The way back leads to the same kind of table. */
function OneImport({ id }: { readonly id: string }) {
  const kind = useImport(id).data?.kind
  const back = (
    <Link to="/import" search={{ kind }}>
      {kind ? `返回导入${IMPORT_KINDS[kind]}` : '返回导入'}
    </Link>
  )
  return (
    <Page title="导入" subtitle="核对结果" back={back}>
      <ImportDetail id={id} />
    </Page>
  )
}

function NewImport() {
  const me = useMe()
  const navigate = useNavigate()
  const client = useQueryClient()
  const search = useSearch({ from: '/signed-in/import' })
  const [problem, setProblem] = useState<string | null>(null)
  const kinds = (Object.keys(IMPORT_KINDS) as ImportKindCode[]).filter((kind) => can(me, IMPORT_GRANTS[kind]))
  const asked = importKindSchema.safeParse(search.kind).data
  const kind = asked && kinds.includes(asked) ? asked : 'bodies'
  const label = IMPORT_KINDS[kind]
  const begin = async (file: UploadedFile) => {
    setProblem(null)
    try {
      const { id } = await api.imports.create({ kind, fileId: file.id })
      await client.invalidateQueries({ queryKey: ['imports.list'] })
      await navigate({ to: '/import', search: { id } })
    } catch (error) {
      setProblem(problemOf(error).message)
    }
  }
  return (
    <ol className="card import-steps" aria-label="导入的步骤">
      <li>
        <h2 id="import-what">选择要导入的内容</h2>
        <div className="import-kinds" role="radiogroup" aria-labelledby="import-what">
          {kinds.map((one) => (
            <label key={one} className={one === kind ? 'import-kind import-kind-chosen' : 'import-kind'}>
              <input
                type="radio"
                name="kind"
                checked={one === kind}
                onChange={() => void navigate({ to: '/import', search: { kind: one }, replace: true })}
              />
              <b>{IMPORT_KINDS[one]}</b>
              <span>{HINTS[one]}</span>
            </label>
          ))}
        </div>
      </li>
      <li>
        <h2>下载模板，填好保存</h2>
        <p className="quiet">
          模板第二张工作表说明每一列怎么填。已有表格的，把表头改成模板的叫法即可，列的顺序不限，多余的列不影响。
        </p>
        <Button href={`/api/import-templates/${kind}.xlsx`} download>
          下载“{label}”模板
        </Button>
      </li>
      <li>
        <h2>上传填好的表格</h2>
        <FileUpload
          key={kind}
          purpose="import"
          max={1}
          label={`选择“${label}”表格`}
          onUploaded={(file) => void begin(file)}
        />
        {problem ? (
          <p className="import-problem" role="alert">
            {problem}
          </p>
        ) : null}
        <p className="quiet">只收 .xlsx 格式，一次最多20万行。上传后只核对，不写入。请勿上传涉密文件。</p>
      </li>
    </ol>
  )
}

function Recent() {
  const list = useQuery({
    queryKey: ['imports.list'],
    queryFn: () => api.imports.list({}),
    refetchInterval: ({ state }) => (state.data?.imports.some(isRunning) ? 3000 : false),
  })
  const imports = list.data?.imports ?? []
  if (imports.length === 0) return null
  return (
    <section className="card" aria-label="最近的导入">
      <h2 className="import-recent">最近的导入</h2>
      <ul className="import-list">
        {imports.map((one) => (
          <li key={one.id}>
            <Link to="/import" search={{ id: one.id }}>
              {IMPORT_KINDS[one.kind]}：{one.fileName}
            </Link>
            <span className={`import-state import-state-${one.state}`}>{stateWords(one)}</span>
            <small className="quiet">
              {one.createdBy}，{moment(one.createdAt)}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}

const isRunning = ({ state }: Import) => state === 'reading' || state === 'writing'

const moment = (iso: string) =>
  new Date(iso).toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short' })
