/** One register: its items, what has been done for each, and whether all are entered. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useState } from 'react'
import { Confirm } from '#ui/Confirm.tsx'
import { api } from '#ui/client.ts'
import { Downloads } from '#ui/Downloads.tsx'
import { can, useMe } from '#ui/me.ts'
import { useNotice } from '#ui/notice.tsx'
import { Page } from '#ui/Page.tsx'
import { usePaging } from '#ui/paging.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { creditKindLabel, OTHER_KIND } from './kinds.schema.ts'
import type { RegisterItemView, RegisterView } from './register.schema.ts'
import { ItemForm, PasteItems } from './register-forms.pages.tsx'
import { uncountedWords } from './register-table.rules.ts'
import { CompleteWords } from './registers.pages.tsx'
import './registers.css'

/** What is being asked for: a new item, some pasted ones, or a change of one. */
type Asked = 'new' | 'paste' | RegisterItemView | null

export function RegisterPage() {
  const { code } = useParams({ from: '/signed-in/registers/$code' })
  const key = ['registers.get', code]
  const view = useQuery({ queryKey: key, queryFn: () => api.registers.get({ code }) })
  const client = useQueryClient()
  const [asked, setAsked] = useState<Asked>(null)
  const me = useMe()
  if (view.isError) return <Failure error={view.error} onRetry={() => void view.refetch()} />
  if (!view.data) return <Loading />
  const { register } = view.data
  const mayAdd = can(me, 'record.write') && me.recordsFor.length > 0
  // Standings everywhere follow the register.
  const changed = () => client.invalidateQueries()
  return (
    <Page
      title={register.name}
      subtitle={register.duties.length > 0 ? `用于：${register.duties.join('、')}` : '还没有任务使用它。'}
      extra={
        <div className="page-actions">
          <Downloads list="register" formats={['xlsx']} query={{ code }} disabled={view.data.items.length === 0} />
          {mayAdd ? (
            <>
              <Button onClick={() => setAsked('paste')}>粘贴多项</Button>
              <Button type="primary" onClick={() => setAsked('new')}>
                登记一项
              </Button>
            </>
          ) : null}
        </div>
      }
    >
      <Confirmation view={view.data} onChanged={changed} />
      {view.data.items.length === 0 ? (
        <Empty title="还没有登记事项">
          <p>逐项登记，或从表格复制多行粘贴进来。登记齐全后请机关党委确认，办结率才会显示。</p>
        </Empty>
      ) : (
        <Items view={view.data} onChange={setAsked} onChanged={changed} />
      )}
      {asked === 'paste' ? (
        <PasteItems code={code} onDone={changed} onClose={() => setAsked(null)} />
      ) : asked !== null ? (
        <ItemForm code={code} item={asked === 'new' ? null : asked} onDone={changed} onClose={() => setAsked(null)} />
      ) : null}
    </Page>
  )
}

/** Items on a page. */
const PAGE = 50

interface Changing {
  readonly view: RegisterView
  readonly onChanged: () => Promise<void>
}

function Confirmation({ view: { register, mayConfirm }, onChanged }: Changing) {
  const notice = useNotice()
  const [busy, setBusy] = useState(false)
  const { code, complete, items } = register
  const confirm = async () => {
    setBusy(true)
    try {
      await api.registers.confirm({ code, complete: !complete })
      notice.done(complete ? '已撤回确认' : '已确认登记齐全')
      await onChanged()
    } catch (error) {
      notice.problem(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={`card register-state${complete ? '' : ' register-state-open'}`}>
      <CompleteWords {...register} />
      {mayConfirm ? (
        <Confirm
          title={complete ? '撤回后，办结率重新显示为“未知”。' : `确认${items}项就是全部？确认后按它计算办结率。`}
          okText={complete ? '撤回' : '确认'}
          cancelText="取消"
          onConfirm={() => void confirm()}
        >
          <Button className="no-print" loading={busy} type={complete ? 'default' : 'primary'}>
            {complete ? '撤回确认' : '确认登记齐全'}
          </Button>
        </Confirm>
      ) : null}
    </div>
  )
}

function Items({ view, onChange, onChanged }: Changing & { readonly onChange: (item: RegisterItemView) => void }) {
  const { items, steps } = view
  const notice = useNotice()
  const [words, setWords] = useState('')
  const found = items.filter(({ name, subject }) => [name, subject.name].some((text) => text.includes(words.trim())))
  const { shown, pager } = usePaging(found, PAGE)
  const remove = async ({ id, version }: RegisterItemView) => {
    try {
      await api.registers.changeItem({ id, version, fields: null })
      notice.done('已作废')
      await onChanged()
    } catch (error) {
      notice.problem(error)
    }
  }
  return (
    <div className="card register-table">
      {items.length > PAGE ? (
        <Input
          allowClear
          className="register-find no-print"
          placeholder="按名称或归属查找"
          aria-label="按名称或归属查找"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      ) : null}
      <table>
        <thead>
          <tr>
            <th scope="col">名称</th>
            <th scope="col">归属</th>
            <th scope="col">起止</th>
            {steps.map(({ kind, title }) => (
              <th key={kind} scope="col">
                {title}
                {kind === OTHER_KIND ? null : <small>{creditKindLabel(kind)}</small>}
              </th>
            ))}
            <th scope="col">登记</th>
            <th scope="col" className="no-print">
              操作
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((item) => (
            <tr key={item.id}>
              <th scope="row">{item.name}</th>
              <td>{item.subject.name}</td>
              <td>
                {item.from}—{item.to ?? '未定'}
              </td>
              {steps.map((step) => (
                <td key={step.kind} data-label={step.title}>
                  <span className="register-done">
                    {item.done[step.kind] ? `${item.done[step.kind]} 已办` : '未办'}
                  </span>
                  <small className="register-uncounted">{uncountedWords(item, step)}</small>
                </td>
              ))}
              <td className="quiet">
                {item.enteredBy}，{item.enteredOn}
              </td>
              <td className="no-print">
                {item.mayChange ? (
                  <>
                    <Button size="small" onClick={() => onChange(item)} aria-label={`修改：${item.name}`}>
                      修改
                    </Button>{' '}
                    <Confirm
                      title="登错的才作废；作废后不再计入。"
                      okText="作废"
                      cancelText="取消"
                      onConfirm={() => void remove(item)}
                    >
                      <Button size="small" type="text" aria-label={`作废：${item.name}`}>
                        作废
                      </Button>
                    </Confirm>
                  </>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.length === 0 ? <p className="quiet">没有名称或归属含“{words.trim()}”的事项。</p> : null}
      {pager}
    </div>
  )
}
