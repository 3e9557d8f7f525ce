/** What each kind of user is shown the first time: the places of the head, in the order in which they are used. */
import type { Audience } from '#office/access.schema.ts'

export interface TourStop {
  /** Address of the place in the navigation; null: the whole page. */
  readonly to: string | null
  readonly title: string
  readonly text: string
}

const NEXT: TourStop = {
  to: '/',
  // Not the name of the place alone: the button that goes on is called so.
  title: '先看“下一步”',
  text: '每天先看这里：该办什么、何时到期、依据哪一句，一个按钮就到登记；要开会的，先准备会议。',
}
const RECORDS: TourStop = {
  to: '/records',
  title: '纪实',
  text: '开展了工作，登记一次，该计入的各项任务都会计入。填写时自动保存草稿；提交后发现有误，随时更正。',
}
const CALENDAR: TourStop = { to: '/calendar', title: '日历', text: '按月看安排；可以订阅到手机和电脑的日历里。' }
const BOARD: TourStop = {
  to: '/board',
  title: '看板',
  text: '谁、哪一项、办了没有，一次应办一个标记。点开标记，看得到判定理由、计入的纪实和依据的原文。',
}
const END: TourStop = {
  to: null,
  title: '就这些',
  text: '点右上角自己的名字，选“导览”，随时可以再看一遍。本系统为非涉密系统，请勿录入涉密信息。',
}

export const TOURS: Readonly<Record<Audience, readonly TourStop[]>> = {
  office: [
    NEXT,
    {
      to: '/plans',
      title: '要点',
      text: '上传年度党建工作要点，系统逐句读出任务；对照原文审核，发布后生成责任清单。',
    },
    BOARD,
    { to: '/checks', title: '核对', text: '各支部登记的纪实在这里核对：无误的采纳，有问题的逐项指出、退回。' },
    { to: '/approvals', title: '审批', text: '豁免、补录认定、关账后的补登更正，在这里审批；期间办结后在这里关账。' },
    { to: '/office', title: '组织', text: '组织、职务和人员的变动在这里维护；责任随职务走，换人不用改清单。' },
    END,
  ],
  branch: [NEXT, RECORDS, CALENDAR, BOARD, END],
  leader: [NEXT, BOARD, CALENDAR, RECORDS, END],
  member: [
    { ...NEXT, text: '您的学时和次数、请您参加的会议、支部近期安排，都列在这里；有诉求，也从这里提出。' },
    CALENDAR,
    { ...RECORDS, text: '有您参加的各次会议和活动；如有遗漏，请告诉支部补登。' },
    END,
  ],
  admin: [
    { ...NEXT, text: '系统的运行情况和待处理的事项列在这里。三员不掌握业务数据。' },
    { to: '/office', title: '组织', text: '先录组织，再录职务和人员；也可以从 Excel 导入。' },
    { to: '/accounts', title: '账号', text: '为人员开账号、重置密码；每个账号能做什么，由其职务决定。' },
    { to: '/account-safety', title: '账号安全', text: '核对每个账号该不该有、凭什么登录；需要留意的标了颜色。' },
    { to: '/log', title: '操作日志', text: '谁在什么时候做了哪一类操作；可按日期、操作人、类别查找。' },
    END,
  ],
}
