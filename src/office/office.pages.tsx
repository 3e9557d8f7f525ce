/** The bureau's bodies, posts and people: seen by all, kept by those who may. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import Button from 'antd/es/button'
import Dropdown from 'antd/es/dropdown'
import { useState } from 'react'
import { api } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { can, useMe } from '#ui/me.ts'
import { useNotice } from '#ui/notice.tsx'
import { Page } from '#ui/Page.tsx'
import { Empty, Failure, Loading } from '#ui/States.tsx'
import { BodyDetail } from './body-detail.pages.tsx'
import { BodyForm } from './body-form.pages.tsx'
import { BodyTree } from './body-tree.pages.tsx'
import './office.css'
import { treeOf } from './tree.rules.ts'

const OVERVIEW = ['office.overview']

/** One file for each kind, as the import takes them. */
const LISTS = Object.entries({ people: '人员', bodies: '组织', posts: '岗位' }).map(([key, label]) => ({ key, label }))
const download = ({ key }: { readonly key: string }) => window.location.assign(`/api/exports/${key}.xlsx`)

export function OfficePage() {
  const me = useMe()
  const { body: chosen } = useSearch({ from: '/signed-in/office' })
  const navigate = useNavigate()
  const client = useQueryClient()
  const notice = useNotice()
  const [adding, setAdding] = useState(false)
  const overview = useQuery({ queryKey: OVERVIEW, queryFn: () => api.office.overview({}) })
  if (overview.isPending) return <Loading />
  if (overview.isError) return <Failure error={overview.error} onRetry={() => void overview.refetch()} />

  const { bodies, posts } = overview.data
  const mayEdit = can(me, 'office.edit')
  const rows = treeOf(bodies)
  // On a wide screen the first body with posts stands open; on a phone the list comes first.
  const first = rows.find(({ body: { id } }) => posts.some(({ bodyId }) => bodyId === id)) ?? rows[0]
  const body = bodies.find(({ id }) => id === chosen) ?? first?.body ?? null
  const saved = async () => {
    await Promise.all([
      client.invalidateQueries({ queryKey: OVERVIEW }),
      client.invalidateQueries({ queryKey: ['office.people'] }),
      client.invalidateQueries({ queryKey: ['session.me'] }),
    ])
    notice.done('已保存')
  }
  const founded = async (id: string) => {
    await saved()
    await navigate({ to: '/office', search: { body: id } })
  }
  return (
    <Page
      title="组织"
      subtitle={mayEdit ? '组织、职务、任职和人员；职务由谁担任，责任事项就落到谁。' : '本单位的组织、职务和任职情况。'}
      extra={
        bodies.length > 0 ? (
          <div className="office-actions">
            <Dropdown menu={{ items: LISTS, onClick: download }} trigger={['click']} autoFocus>
              <Button>下载 Excel</Button>
            </Dropdown>
            {mayEdit ? (
              <>
                <LinkButton to="/import">从 Excel 导入</LinkButton>
                <Button type="primary" onClick={() => setAdding(true)}>
                  新增组织
                </Button>
              </>
            ) : null}
          </div>
        ) : null
      }
    >
      {bodies.length === 0 ? (
        <FirstSteps mayEdit={mayEdit} onStart={() => setAdding(true)} />
      ) : (
        <div className={chosen ? 'office office-chosen' : 'office'}>
          <BodyTree rows={rows} posts={posts} chosen={body?.id ?? null} />
          <div className="office-detail">
            {body ? (
              <BodyDetail key={body.id} body={body} bodies={bodies} posts={posts} mayEdit={mayEdit} onSaved={saved} />
            ) : null}
            {mayEdit && posts.length === 0 ? <WhatNext /> : null}
          </div>
        </div>
      )}
      {adding ? (
        <BodyForm
          bodies={bodies}
          body={null}
          parentId={body?.id ?? null}
          onDone={(id) => void founded(id)}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </Page>
  )
}

const STEPS: readonly (readonly [string, string])[] = [
  ['建组织', '先建本局，再建机关党委和各党支部、处室，填写上级组织和成立日期。'],
  ['录人员', '把人员放进所在的支部或处室。'],
  ['设职务并任命', '书记、委员、处室负责人等；责任事项落在职务上，由任职人办理。'],
  ['开账号', '先为机关党委专职干部开通账号，再为各支部书记开通；之后由机关党委上传年度要点。'],
]

function Steps() {
  return (
    <ol className="office-steps">
      {STEPS.map(([title, text]) => (
        <li key={title}>
          <b>{title}</b>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  )
}

function FirstSteps({ mayEdit, onStart }: { readonly mayEdit: boolean; readonly onStart: () => void }) {
  if (!mayEdit) {
    return (
      <Empty title="还没有录入组织">
        <p>组织由系统管理员或机关党委办公室录入，录入后在这里查看。</p>
      </Empty>
    )
  }
  return (
    <Empty title="从建立组织开始">
      <p>按下面四步，本单位就可以使用系统了。已有花名册的，前三步可以用 Excel 成批导入。</p>
      <Steps />
      <div className="office-actions">
        <LinkButton look="primary" to="/import">
          从 Excel 导入
        </LinkButton>
        <Button onClick={onStart}>逐个录入</Button>
      </div>
    </Empty>
  )
}

/** Shown until the first posts exist: what comes after the bodies. */
function WhatNext() {
  const me = useMe()
  return (
    <section className="card">
      <h3>接下来</h3>
      <Steps />
      <LinkButton to="/import" search={{ kind: 'posts' }}>
        从 Excel 导入
      </LinkButton>{' '}
      {can(me, 'account.manage') ? <LinkButton to="/accounts">开账号</LinkButton> : null}
    </section>
  )
}
