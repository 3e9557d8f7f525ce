/** The rulebook: what is asked of every bureau, by theme; each rule switched on with what localities may set. */
import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import Button from 'antd/es/button'
import { useEffect, useState } from 'react'
import { api } from '#ui/client.ts'
import { Downloads } from '#ui/Downloads.tsx'
import { can, useMe } from '#ui/me.ts'
import { Page } from '#ui/Page.tsx'
import { Failure, Loading } from '#ui/States.tsx'
import { Comparisons } from './rule-compare.pages.tsx'
import { RuleForm } from './rule-form.pages.tsx'
import { citationWords, ruleStateWords } from './rule-table.rules.ts'
import type { RuleView } from './rulebook.schema.ts'
import './rulebook.css'

const route = getRouteApi('/signed-in/rulebook')

export function RulebookPage() {
  const { rule } = route.useSearch()
  const decides = can(useMe(), 'plan.publish')
  const list = useQuery({ queryKey: ['rulebook.list'], queryFn: () => api.rulebook.list({}) })
  const [open, setOpen] = useState<string | null>(null)
  const loaded = list.data !== undefined
  useEffect(() => {
    if (loaded && rule) document.getElementById(`rule-${rule}`)?.scrollIntoView({ block: 'center' })
  }, [loaded, rule])
  return (
    <Page
      title="党内法规的固定要求"
      subtitle={
        decides
          ? '不论要点写没写，规定都要求做的。启用后与要点的任务一样排期、提醒、判定；都可以随时停用。'
          : '不论要点写没写，规定都要求做的；由机关党委启用。'
      }
      extra={<Downloads list="rulebook" formats={['xlsx']} disabled={!list.data} />}
    >
      {list.isError ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data ? (
        <>
          {[...Map.groupBy(list.data.rules, ({ theme }) => theme)].map(([theme, rules]) => (
            <section key={theme} aria-label={theme}>
              <h2 className="rule-theme">{theme}</h2>
              <ul className="rule-list">
                {rules.map((one) => (
                  <li key={one.id} id={`rule-${one.id}`} className={`card${one.id === rule ? ' rule-named' : ''}`}>
                    <Rule rule={one} onDecide={decides ? () => setOpen(one.id) : undefined} />
                  </li>
                ))}
              </ul>
            </section>
          ))}
          <details className="rule-left">
            <summary>没有列入的规定（{list.data.leftOut.length}条）</summary>
            <ul>
              {list.data.leftOut.map(({ id, title, why }) => (
                <li key={id}>
                  {title}：{why}
                </li>
              ))}
            </ul>
          </details>
          <Asked rules={list.data.rules} id={open} onClose={() => setOpen(null)} />
        </>
      ) : (
        <Loading rows={10} />
      )}
    </Page>
  )
}

interface AskedProps {
  readonly rules: readonly RuleView[]
  readonly id: string | null
  readonly onClose: () => void
}

function Asked({ rules, id, onClose }: AskedProps) {
  const rule = rules.find((one) => one.id === id)
  return rule ? <RuleForm key={rule.decisions} rule={rule} onClose={onClose} /> : null
}

function Rule({ rule, onDecide }: { readonly rule: RuleView; readonly onDecide: (() => void) | undefined }) {
  const { title, requirement, citation, note, active, decided, words, until, plans } = rule
  const { today } = useMe()
  return (
    <>
      <div className="rule-head">
        <h3>{title}</h3>
        <span className={active ? 'rule-on' : 'rule-off'}>{ruleStateWords(rule, today)}</span>
      </div>
      <p>{requirement}</p>
      <p className="quiet">依据：{citationWords(citation)}</p>
      <ul className="rule-words">
        {words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      {note ? <p className="quiet">{note}</p> : null}
      <Comparisons plans={plans} />
      <div className="rule-foot">
        {decided ? (
          <small className="quiet">
            {decided.by}于{decided.on}
            {active ? '启用' : '停用'}，自{decided.from}起{until.length > 0 ? `；此前仍按“${until.join('；')}”` : ''}
          </small>
        ) : (
          <small className="quiet">还没有启用过</small>
        )}
        {onDecide ? (
          <Button
            size="small"
            className="no-print"
            onClick={onDecide}
            aria-label={`${active ? '调整' : '启用'}：${title}`}
          >
            {active ? '调整或停用' : '启用'}
          </Button>
        ) : null}
      </div>
    </>
  )
}
