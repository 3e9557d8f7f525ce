/** What a bare report is about: 每月检查…，次月10日前通报 reports the check, 完成年度总结，并报送机关党委 hands in the summary. */
import { verbsOf } from './predicate.rules.ts'

const REPORT =
  /^(?:并)?(报送|上报|呈报|提交|报备|报|通报|公示|反馈|报告|汇报|汇缴|上缴|上交)((?:[局馆院校市县区]?(?:机关|党委|党组|党工委|纪委|组织部|办公室|党办)|上级)[^，。；、]{0,6})?$/
/** What is made is handed in itself; of all else the results are. */
const MADE = /^(?:完成|形成|撰写|制定|制订|编制|起草|拟定|梳理|汇总|填报|填写|收集|征集)/
/** 党员每人撰写, 各支部制定: who makes it is told elsewhere. */
const WHOSE = new RegExp(`^[^，；。]*?每[人名位]个?(?=${MADE.source.slice(1)})`)
/** 调研报告, 考核方案 begin like an act and are papers. */
const PAPER = /(?:报告|总结|方案|计划|清单|台账|名单|材料|文章|论文|简报|规划|意见)$/
const NUMBER = /^[\d一二两三]+[篇份个项本套]/
/** 党员交纳党费，各支部汇缴机关党委: what was paid is handed on. */
const PAYS = /^(?:汇缴|上缴|上交)$/
const PAID = /(?:交纳|缴纳|收缴|收取)([^，、：]{2,12})$/
const HANDS_IN = /^(?:报送|上报|呈报|提交|报备|报)$/
const LIGHT = /^(?:组织开展|开展|进行|组织|召开|举行|举办|完成|做好)/
/** No object of a name is longer. */
const LONGEST = 12

/** The name of a report by the act before it; null for what is no bare report or follows nothing. */
export function reportName(action: string, before: string): string | null {
  const [, verb, receiver = ''] = REPORT.exec(action) ?? []
  const about = verb === undefined ? null : aboutOf(verb, before)
  if (verb === undefined || about === null) return null
  return receiver === '' ? `${verb}${about}` : `向${receiver}${verb === '报' ? '报送' : verb}${about}`
}

function aboutOf(verb: string, before: string): string | null {
  const bare = before.replace(/^[^：]*：/, '').replace(WHOSE, '')
  if (PAYS.test(verb)) return PAID.exec(bare)?.[1] ?? null
  if (HANDS_IN.test(verb) && MADE.test(bare)) {
    const made = bare
      .replace(MADE, '')
      .replace(NUMBER, '')
      .replace(/[，、并].*$/, '')
    const paper = PAPER.test(made) || verbsOf(made)[0]?.start !== 0
    if (made.length >= 2 && made.length <= LONGEST && paper) return made
  }
  const act = bare.replace(LIGHT, '')
  const first = verbsOf(act).find(({ kind }) => kind === 'act')
  const noun = act.length > 1 && act.length <= 6 ? act.replace(/情况$/, '') : first?.word
  return noun ? `${noun}情况` : null
}
