/** The only designed error: the system will not do it, and says in office Chinese why and what to do. */

/** Refusal codes with the HTTP status that each is answered with. */
export const REFUSALS = {
  BAD_REQUEST: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  PAYLOAD_TOO_LARGE: 413,
  UNPROCESSABLE_CONTENT: 422,
  TOO_MANY_REQUESTS: 429,
  SERVICE_UNAVAILABLE: 503,
} as const

export type RefusalCode = keyof typeof REFUSALS

export interface RefusalDetail {
  /** Name of the input field that is to be changed. */
  readonly field?: string
  /** Name of the rule that refuses, for tests and for help texts. */
  readonly rule?: string
  /** Seconds after which a new try makes sense. */
  readonly retryAfter?: number
}

export class Refusal extends Error {
  readonly code: RefusalCode
  readonly detail: RefusalDetail

  constructor(code: RefusalCode, message: string, detail: RefusalDetail = {}) {
    super(message)
    this.name = 'Refusal'
    this.code = code
    this.detail = detail
  }

  get status(): number {
    return REFUSALS[this.code]
  }
}

/** What does not exist and what the actor may not see are answered alike, so that ids cannot be probed. */
export function notFound(what: string): Refusal {
  return new Refusal('NOT_FOUND', `没有找到这${what}，或者您没有查看权限。`)
}

/** Postgres and socket errors that mean: the database is away, the same request may succeed in a moment. */
const DATABASE_AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOENT',
  'ETIMEDOUT',
  '57P01',
  '57P02',
  '57P03',
  '53300',
  '08000',
  '08001',
  '08003',
  '08006',
])

/** Whether an error of the driver means that the database is away. */
export function isAway(error: unknown): boolean {
  const { code, message, syscall } = (error ?? {}) as { code?: string; message?: string; syscall?: string }
  return (
    (code !== undefined && DATABASE_AWAY.has(code) && (code !== 'ENOENT' || syscall === 'connect')) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      message ?? '',
    )
  )
}

/** Turns whatever was thrown into a refusal, or null when it is unexpected and belongs in the log. */
export function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  const { code } = (error ?? {}) as { code?: string }
  if (isAway(error)) {
    return new Refusal('SERVICE_UNAVAILABLE', '数据库暂时连接不上，本次操作没有保存。请稍等几秒再试。', {
      retryAfter: 5,
    })
  }
  // An id that is taken by a row out of the actor's sight: found out only by the database.
  if (code === '23505') return new Refusal('CONFLICT', '这个编号已被使用，请刷新页面后重试。', { rule: 'taken' })
  // A deadlock that the database broke up, or a wait that took too long: nothing is wrong with the request.
  if (code === '40P01' || code === '57014' || code === '55P03') {
    return new Refusal('SERVICE_UNAVAILABLE', '系统正忙，本次操作没有保存。请稍等几秒再试。', { retryAfter: 5 })
  }
  if (code === 'ENOSPC' || code === '53100') {
    return new Refusal('SERVICE_UNAVAILABLE', '服务器磁盘已满，本次操作没有保存。请联系系统管理员清理空间。', {
      retryAfter: 60,
    })
  }
  // Class 22, data exceptions: a NUL, half a surrogate pair, a day that PostgreSQL has not.
  if (code?.startsWith('22')) {
    return new Refusal('BAD_REQUEST', '内容中有不能保存的字符或日期，请检查后重新填写。', { rule: 'data' })
  }
  return null
}
