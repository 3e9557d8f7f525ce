/** Where there is nothing yet: the first steps of the office, and what each administrator looks after. */
import Steps from 'antd/es/steps'
import type { Grant } from '#kernel/grant.schema.ts'
import type { Me } from '#office/access.schema.ts'
import { LinkButton } from '#ui/LinkButton.tsx'

/** Plan in, duties out: shown until the first plan is published. */
export function FirstPlan({ uploaded, mayPublish }: { uploaded: boolean; mayPublish: boolean }) {
  return (
    <section className="card start">
      <h2>从一份要点开始</h2>
      <p>本单位还没有发布年度要点，因此还没有责任事项。三步之后，每个支部、每位领导都会看到自己的下一步。</p>
      <Steps
        orientation="vertical"
        current={uploaded ? 1 : 0}
        items={[
          { title: '上传要点', content: '上传年度党建工作要点的文本文件，系统逐句读出其中的任务。' },
          { title: '审核', content: '对照原文逐条核对：谁做、多久一次、何时完成；可以采纳、修改，或不作任务。' },
          { title: '发布', content: '发布后生成责任清单，从此每项任务都知道该由谁、在哪天之前完成。' },
        ]}
      />
      {mayPublish && (
        <LinkButton look="primary" to="/plans">
          {uploaded ? '继续审核' : '上传要点'}
        </LinkButton>
      )}
    </section>
  )
}

/** What each administrator looks after. None of them sees business data. */
const ADMIN_TASKS: readonly { grant: Grant; title: string; text: string; to: '/office' | '/accounts' }[] = [
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
]

/** The landing page of the three administrators. */
export function AdminStart({ me }: { me: Me }) {
  const tasks = ADMIN_TASKS.filter(({ grant }) => me.grants.includes(grant))
  return (
    <>
      <p className="quiet">系统、安全、审计三员分立：管理员账号只管系统运行，看不到纪实、谈话和评分等业务内容。</p>
      {tasks.length === 0 && (
        <section className="card start">
          <p>您的账号目前没有需要处理的管理事项。账号和组织由系统管理员维护。</p>
        </section>
      )}
      <div className="tiles">
        {tasks.map(({ title, text, to }) => (
          <section key={to} className="card">
            <h2>{title}</h2>
            <p>{text}</p>
            <LinkButton to={to}>进入{title}</LinkButton>
          </section>
        ))}
      </div>
      {me.grants.includes('office.edit') && (
        <section className="card start">
          <h2>新单位怎样开始</h2>
          <Steps
            orientation="vertical"
            current={0}
            items={[
              { title: '登记组织', content: '先建机关党委和各党支部，填写成立日期和启用本系统的日期。' },
              { title: '登记人员和职务', content: '把人员放进所在支部，设职务，写明由谁担任、从哪天起。' },
              { title: '开通账号', content: '先为机关党委专职干部开通账号，再为各支部书记开通。' },
              { title: '上传要点', content: '由机关党委专职干部登录后上传、审核、发布。' },
            ]}
          />
        </section>
      )}
    </>
  )
}
