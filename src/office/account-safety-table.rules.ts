/** The accounts in the words of whoever reviews them: what asks for a look stands first. Pure. */
import { ACCOUNT_STATES, type AccountSafety } from './account-safety.schema.ts'

export const SAFETY_COLUMNS = [
  { head: '序号', share: 5 },
  { head: '姓名和用户名', share: 20 },
  { head: '凭什么登录', share: 30 },
  { head: '状态', share: 13 },
  { head: '连续输错', share: 10 },
  { head: '登录中的设备', share: 11 },
  { head: '访问令牌', share: 11 },
] as const

/** Whether something about an account asks for a look; a stopped one opens nothing any more. */
export const isStriking = ({ state, failures }: AccountSafety): boolean =>
  state !== 'disabled' && (state === 'locked' || state === 'expired' || failures >= MANY)

/** Wrong passwords in a row that are more than a slip of the hand. */
const MANY = 3

const NO_POST = '没有职务，只能办本人事项'

/**
 * The cells of every account, in the order of the columns.
 * @param before accounts on the pages before
 */
export const safetyCells = (accounts: readonly AccountSafety[], before: number): string[][] =>
  accounts.map(({ name, username, roles, state, failures, sessions, tokens }, index) => [
    String(before + index + 1),
    `${name}（${username}）`,
    roles.length > 0 ? roles.join('、') : NO_POST,
    ACCOUNT_STATES[state],
    failures > 0 ? `${failures}次` : '',
    sessions > 0 ? `${sessions}台` : '',
    tokens > 0 ? `${tokens}个` : '',
  ])
