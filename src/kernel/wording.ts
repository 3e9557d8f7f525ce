/** zod's own messages in the language of an office: said only where a schema gives no message of its own. */
import { z } from 'zod'

/** Sets the wording, for server and page alike, before anything is parsed. */
export function setOfficeWording(options: { jitless?: boolean } = {}): void {
  z.config({
    ...options,
    localeError: (issue) => {
      switch (issue.code) {
        case 'invalid_type':
          return issue.input === undefined || issue.input === null ? '请填写此项' : '格式不对，请重新填写'
        case 'too_small':
          return issue.origin === 'string' || issue.origin === 'array'
            ? `至少${issue.minimum}${issue.origin === 'array' ? '项' : '个字'}`
            : `不能小于${issue.minimum}`
        case 'too_big':
          return issue.origin === 'string' || issue.origin === 'array'
            ? `不能超过${issue.maximum}${issue.origin === 'array' ? '项' : '个字'}`
            : `不能大于${issue.maximum}`
        case 'invalid_value':
          return '请从给出的选项中选择'
        case 'unrecognized_keys':
          return `有不认识的内容：${issue.keys.join('、')}`
        default:
          return '格式不对，请重新填写'
      }
    },
  })
}
