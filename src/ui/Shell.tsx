/** What surrounds every page of the signed-in: head, navigation, footer. */
import { Link, Outlet, useLocation, useNavigate } from '@tanstack/react-router'
import Dropdown from 'antd/es/dropdown'
import { type Grant, lackingWords } from '#kernel/grant.schema.ts'
import type { Audience } from '#office/access.schema.ts'
import { Bell } from './Bell.tsx'
import { api } from './client.ts'
import { LinkButton } from './LinkButton.tsx'
import { useMe } from './me.ts'
import { Page } from './Page.tsx'
import { SessionEnded } from './SessionEnded.tsx'
import { TourProvider, useTour } from './Tour.tsx'
import './shell.css'
import { useNewDay } from './useMoment.ts'
import { useProblem } from './useProblem.ts'

interface Place {
  readonly to:
    | '/'
    | '/board'
    | '/calendar'
    | '/plans'
    | '/records'
    | '/checks'
    | '/meetings'
    | '/talks'
    | '/registers'
    | '/rulebook'
    | '/approvals'
    | '/requests'
    | '/office'
    | '/accounts'
    | '/account-safety'
    | '/log'
  readonly label: string
  /** Shown to whoever has it; the member's own records need none. */
  readonly grant: Grant
  readonly hiddenFrom?: readonly Audience[]
  /** Beginnings of other addresses that belong to it. */
  readonly also?: readonly string[]
  /** On the phone behind “更多”. */
  readonly second?: true
}

/** What is opened or refused. */
type Asking = Pick<Place, 'label' | 'grant' | 'also'> & { readonly to: string }

/** Whether an address is the place itself, or belongs to it. */
const isAt = ({ to, also = [] }: Asking, pathname: string): boolean =>
  [to, ...also].some((one) => pathname === one || (one !== '/' && pathname.startsWith(`${one}/`)))

const PLACES: readonly Place[] = [
  { to: '/', label: '下一步', grant: 'self' },
  { to: '/board', label: '看板', grant: 'board.read', also: ['/duties', '/duty-list', '/changes'] },
  { to: '/calendar', label: '日历', grant: 'self', hiddenFrom: ['admin'], also: ['/holidays'] },
  { to: '/records', label: '纪实', grant: 'self', hiddenFrom: ['admin'], also: ['/year-ledger'] },
  { to: '/checks', label: '核对', grant: 'record.check', second: true },
  { to: '/meetings', label: '会议', grant: 'self', hiddenFrom: ['admin'], second: true },
  { to: '/plans', label: '要点', grant: 'plan.read', second: true },
  { to: '/talks', label: '谈话', grant: 'board.read', second: true },
  { to: '/registers', label: '事项台账', grant: 'board.read', second: true },
  { to: '/rulebook', label: '规定', grant: 'plan.read', second: true },
  { to: '/approvals', label: '审批', grant: 'board.read', second: true },
  { to: '/requests', label: '诉求', grant: 'self', hiddenFrom: ['admin'], second: true },
  {
    ...{ to: '/office', label: '组织', grant: 'office.read', hiddenFrom: ['branch', 'leader'], second: true },
    also: ['/import'],
  },
  { to: '/accounts', label: '账号', grant: 'account.manage', second: true },
  { to: '/account-safety', label: '账号安全', grant: 'account.review' },
  { to: '/log', label: '操作日志', grant: 'audit.read' },
]

/** Pages within a place that are refused by their own name: those that ask for more than it does, and those that are called otherwise. */
const OWN_NAMES: readonly Asking[] = [
  { to: '/year-ledger', label: '年度台账', grant: 'board.read' },
  { to: '/duty-list', label: '责任清单', grant: 'board.read' },
  { to: '/changes', label: '看板的变化', grant: 'board.read' },
]

/** So many places stand side by side on a phone; one hidden alone would cost the room of the button that hides it. */
const PHONE_PLACES = 5

export function Shell() {
  return (
    <TourProvider>
      <Frame />
    </TourProvider>
  )
}

function Frame() {
  const me = useMe()
  useNewDay()
  const { pathname } = useLocation()
  const places = PLACES.filter(
    ({ grant, hiddenFrom }) => me.grants.includes(grant) && !hiddenFrom?.includes(me.audience),
  )
  const refused = [...OWN_NAMES, ...PLACES].find((place) => isAt(place, pathname) && !me.grants.includes(place.grant))
  const more = places.length > PHONE_PLACES && places.filter(({ second }) => second).length > 1
  return (
    <div className="shell">
      <a className="skip" href="#main">
        跳到正文
      </a>
      <header className="shell-head">
        <div className="shell-bar">
          <Link to="/" className="brand">
            <b>践行</b>
            <span title={me.bureau.name}>{me.bureau.name}</span>
          </Link>
          <nav className="shell-nav" aria-label="主导航">
            {places.map((place) => (
              <Link
                key={place.to}
                to={place.to}
                activeOptions={{ exact: place.to === '/' }}
                className={[place.second && more ? 'shell-second' : '', isAt(place, pathname) ? 'shell-here' : ''].join(
                  ' ',
                )}
              >
                {place.label}
              </Link>
            ))}
            {more ? <More places={places.filter(({ second }) => second)} /> : null}
          </nav>
          <Bell />
          <UserMenu />
        </div>
      </header>
      {me.bureau.demonstration ? <div className="banner">演示单位：组织、人员和数据均为虚构。</div> : null}
      <p className="print-head" aria-hidden>
        <span>{me.bureau.name}</span>
        <span>打印日期：{me.today}</span>
      </p>
      <main id="main" className="shell-main" tabIndex={-1}>
        {refused ? <RefusedPage place={refused} /> : <Outlet />}
      </main>
      <SessionEnded />
      <footer className="shell-foot">本系统为非涉密系统，请勿录入涉密信息。</footer>
    </div>
  )
}

/** A page that is not for this person: no filters and buttons that lead nowhere, and who it is for. */
const RefusedPage = ({ place: { label, grant } }: { readonly place: Asking }) => (
  <Page title={label}>
    <div className="card state" role="alert">
      <h2>没有打开</h2>
      <p>{lackingWords(grant)}</p>
      <LinkButton to="/">回到“下一步”</LinkButton>
    </div>
  </Page>
)

/** A menu of the head stays with it: in the page it would scroll away, and taking the focus would scroll the page. */
const MENU = {
  trigger: ['click' as const],
  autoFocus: true,
  getPopupContainer: (trigger: HTMLElement) => trigger.parentElement ?? document.body,
}

function More({ places }: { readonly places: readonly Place[] }) {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const here = places.find((place) => isAt(place, pathname))
  const items = places.map(({ to, label }) => ({ key: to, label, onClick: () => void navigate({ to }) }))
  return (
    <Dropdown menu={{ items }} {...MENU} placement="topRight">
      <button
        type="button"
        className={here ? 'shell-more shell-here' : 'shell-more'}
        aria-haspopup="menu"
        aria-label={here ? `更多，当前：${here.label}` : undefined}
      >
        更多
      </button>
    </Dropdown>
  )
}

function UserMenu() {
  const me = useMe()
  const navigate = useNavigate()
  const problem = useProblem()
  const { start } = useTour()
  const signOut = async () => {
    try {
      await api.session.signOut({})
      // Drafts that this tab kept while the network was away: the next person at the machine is another.
      sessionStorage.clear()
      // Loaded anew, so that nothing of this person is left in the page's memory either.
      window.location.assign('/sign-in')
    } catch (error) {
      problem(error)
    }
  }
  const items = [
    { key: 'account', label: '我的账号', onClick: () => void navigate({ to: '/account' }) },
    { key: 'tour', label: '导览', onClick: start },
    { key: 'password', label: '修改密码', onClick: () => void navigate({ to: '/password' }) },
    { key: 'out', label: '退出登录', onClick: () => void signOut() },
  ]
  return (
    <Dropdown menu={{ items }} {...MENU} placement="bottomRight">
      <button type="button" className="shell-user" aria-haspopup="menu">
        <span className="shell-user-name">{me.displayName}</span>
        {me.posts[0] ? <small>{me.posts.join('、')}</small> : null}
      </button>
    </Dropdown>
  )
}
