/** What belongs to one's own account: the password, and the keys that one has given to programs. */
import { Link } from '@tanstack/react-router'
import { FeedList } from '#duties/calendar-feeds.pages.tsx'
import { TokenSection } from '#office/tokens.pages.tsx'
import { LinkButton } from '#ui/LinkButton.tsx'
import { useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import './account.css'

export function AccountPage() {
  const me = useMe()
  return (
    <Page title="我的账号" subtitle={`${me.displayName}，用户名：${me.username}`}>
      <section className="card account-row">
        <div>
          <h2 className="account-head">密码</h2>
          <p className="quiet">修改后，其他设备上的登录全部退出；访问令牌和日历订阅地址不受影响。</p>
        </div>
        <LinkButton to="/password">修改密码</LinkButton>
      </section>
      {me.audience === 'admin' ? null : (
        <section className="card">
          <h2 className="account-head">日历订阅地址</h2>
          <p className="quiet">
            手机、电脑上的日历用这些地址读取您的应办事项。新的地址在<Link to="/calendar">日历</Link>页生成。
          </p>
          <FeedList />
        </section>
      )}
      <TokenSection />
    </Page>
  )
}
