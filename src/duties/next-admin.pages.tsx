/** The landing page of the three administrators: what each looks after, and how an empty bureau begins. */
import { useQuery } from '@tanstack/react-query'
import Steps from 'antd/es/steps'
import type { Grant } from '#kernel/grant.schema.ts'
import type { Me } from '#office/access.schema.ts'
import { api } from '#ui/client.ts'
import { LinkButton } from '#ui/LinkButton.tsx'
import { can } from '#ui/me.ts'
import { Incidents } from './next-incidents.pages.tsx'

/** What each administrator looks after. None of them sees business data. */
const TASKS: readonly {
  grant: Grant
  title: string
  text: string
  to: '/office' | '/accounts' | '/account-safety' | '/log'
}[] = [
  {
    grant: 'office.edit',
    title: '组织和人员',
    text: '登记党组织、处室、职务和人员；职务由谁担任、从哪天起，责任就落到谁。',
    to: '/office',
  },
  {
    grant: 'account.manage',
    title: '账号',
    text: '为人员开通账号、重置密码、停用账号；首次密码只显示一次。',
    to: '/accounts',
  },
  {
    grant: 'account.review',
    title: '账号安全',
    text: '核对每个账号该不该有、凭什么职务登录，留意连续输错、暂停登录和没有改过的初始密码。发现异常，请系统管理员停用账号、重置密码；安全管理员自己不能改账号，也不能给自己添权限。',
    to: '/account-safety',
  },
  {
    grant: 'audit.read',
    title: '操作日志',
    text: '查看谁在什么时候做了哪一类操作，包括系统管理员、安全管理员所做的。日志只增不改，谁也删不掉；审计管理员只看，不办理任何事项。',
    to: '/log',
  },
]

export function AdminStart({ me }: { readonly me: Me }) {
  const tasks = TASKS.filter(({ grant }) => can(me, grant))
  return (
    <>
      <p className="quiet next-lead">
        系统、安全、审计三员分立：管理员账号只管系统运行，看不到纪实、谈话和评分等业务内容。
      </p>
      {can(me, 'account.manage') ? <Incidents /> : null}
      {can(me, 'office.edit') && can(me, 'account.manage') ? <Beginning /> : null}
      <div className="tiles">
        {tasks.map(({ title, text, to }) => (
          <section key={to} className="card">
            <h2>{title}</h2>
            <p>{text}</p>
            <LinkButton to={to}>进入{title}</LinkButton>
          </section>
        ))}
      </div>
    </>
  )
}

const FIRST_STEPS = [
  { title: '登记组织', content: '先建机关党委和各党支部，填写成立日期和启用本系统的日期。' },
  { title: '登记人员和职务', content: '把人员放进所在支部，设职务，写明由谁担任、从哪天起。' },
  { title: '开通账号', content: '先为机关党委专职干部开通账号，再为各支部书记开通。' },
  { title: '上传要点', content: '由机关党委专职干部登录后上传、审核、发布。' },
]

/** How an empty bureau begins; gone once somebody who holds a post can sign in. */
function Beginning() {
  const office = useQuery({ queryKey: ['office.overview'], queryFn: () => api.office.overview({}) })
  const accounts = useQuery({ queryKey: ['accounts.list'], queryFn: () => api.accounts.list({}) })
  if (!office.data || !accounts.data) return null
  // The bureau itself is a body from the first day on.
  const reached = [
    office.data.bodies.length > 1,
    office.data.posts.some(({ holders }) => holders.length > 0),
    accounts.data.accounts.some(({ personId }) => personId !== null),
  ]
  const current = reached.indexOf(false)
  if (current < 0) return null
  return (
    <section className="card start">
      <h2>新单位怎样开始</h2>
      <Steps orientation="vertical" current={current} items={FIRST_STEPS} />
      <LinkButton look="primary" to={current < 2 ? '/office' : '/accounts'}>
        {FIRST_STEPS[current]?.title}
      </LinkButton>
    </section>
  )
}
