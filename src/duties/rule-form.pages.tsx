/** Switching a rule on or off: what localities may set, from which day, and what that lays on whom. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import Button from 'antd/es/button'
import Modal from 'antd/es/modal'
import Select from 'antd/es/select'
import { useState } from 'react'
import { quoted } from '#kernel/quoted.ts'
import { Confirm } from '#ui/Confirm.tsx'
import { api, problemOf } from '#ui/client.ts'
import { DayPicker } from '#ui/Day.tsx'
import { useMe } from '#ui/me.ts'
import { NumberField } from '#ui/NumberField.tsx'
import { useNotice } from '#ui/notice.tsx'
import { useUnsaved } from '#ui/Unsaved.tsx'
import { sameFields } from '#ui/unsaved.ts'
import { spanLabel } from './board-view.rules.ts'
import { Comparisons } from './rule-compare.pages.tsx'
import type { RulePreview, RuleSetting, RuleView, Settings } from './rulebook.schema.ts'

export interface RuleFormProps {
  readonly rule: RuleView
  readonly onClose: () => void
}

export function RuleForm({ rule, onClose }: RuleFormProps) {
  const { id, title, active, values } = rule
  const { today } = useMe()
  const [settings, setSettings] = useState<Settings>(values)
  const [from, setFrom] = useState(today)
  const { close, question } = useUnsaved(() => from !== today || !sameFields(values, settings), onClose)
  const asked = { id, settings, from }
  const preview = useQuery({
    queryKey: ['rulebook.preview', asked],
    queryFn: () => api.rulebook.preview(asked),
    retry: false,
  })
  return (
    <>
      <Modal
        open
        title={active ? `调整或停用：${title}` : `启用：${title}`}
        onCancel={close}
        footer={<Actions rule={rule} asked={asked} ready={Boolean(preview.data)} onCancel={close} onDone={onClose} />}
      >
        <div className="rule-form">
          {rule.settings.map((setting) => (
            <label key={setting.key} htmlFor={`rule-${setting.key}`}>
              {setting.label}
              <SettingControl
                setting={setting}
                value={settings[setting.key]}
                onChange={(value) => setSettings({ ...settings, [setting.key]: value })}
              />
            </label>
          ))}
          <label htmlFor="rule-from">
            自哪一天起
            <DayPicker
              id="rule-from"
              value={from}
              allowClear={false}
              min={`${today.slice(0, 4)}-01-01`}
              max={`${Number(today.slice(0, 4)) + 1}-12-31`}
              onChange={(day) => day && setFrom(day)}
            />
          </label>
          <p className="quiet">这一天以前到期的周期不列入；正在进行的周期整期计入。停用后，以前到期的保留不变。</p>
          <h3>影响</h3>
          {preview.isError ? (
            <p role="alert">{problemOf(preview.error).message}</p>
          ) : preview.data ? (
            <Effect preview={preview.data} thisYear={today.slice(0, 4)} />
          ) : (
            <p className="quiet">正在推算……</p>
          )}
        </div>
      </Modal>
      {question}
    </>
  )
}

interface ActionsProps {
  readonly rule: RuleView
  readonly asked: { readonly id: string; readonly settings: Settings; readonly from: string }
  /** Its effect is known. */
  readonly ready: boolean
  readonly onCancel: () => void
  readonly onDone: () => void
}

function Actions({ rule: { title, active, decisions }, asked, ready, onCancel, onDone }: ActionsProps) {
  const { today } = useMe()
  const client = useQueryClient()
  const notice = useNotice()
  const [busy, setBusy] = useState(false)
  const day = spanLabel(asked.from, asked.from)
  const decide = async (on: boolean) => {
    setBusy(true)
    try {
      await api.rulebook.decide({ ...asked, active: on, seen: decisions })
      const since = asked.from > today ? `，自${day}起` : ''
      notice.done(`${on ? (active ? '已保存设置：' : '已启用') : '已停用'}${quoted(title)}${since}`)
      await client.invalidateQueries()
      onDone()
    } catch (error) {
      if (notice.problem(error).rule === 'stale') await client.invalidateQueries({ queryKey: ['rulebook.list'] })
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="rule-actions">
      {active ? (
        <Confirm
          title={`${day}起停用${quoted(title)}？`}
          description="这一天起到期的不再应办，正在进行的周期也不再计；以前到期的和已登记的纪实保留。以后可以重新启用。"
          okText="停用"
          cancelText="再看看"
          onConfirm={() => decide(false)}
        >
          <Button danger loading={busy}>
            停用
          </Button>
        </Confirm>
      ) : null}
      <Button onClick={onCancel}>取消</Button>
      <Button type="primary" loading={busy} disabled={!ready} onClick={() => void decide(true)}>
        {active ? '保存设置' : '启用'}
      </Button>
    </div>
  )
}

interface EffectProps {
  readonly preview: RulePreview
  readonly thisYear: string
}

/** What it asks with these settings, beside what plans ask already, and of whom how often. */
function Effect({ preview, thisYear }: EffectProps) {
  return (
    <>
      <Comparisons plans={preview.plans} />
      <ul>
        {preview.words.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <p>
        <AmountWords {...preview} thisYear={thisYear} />
      </p>
      <details>
        <summary>各单位、岗位的次数</summary>
        <ul>
          {preview.subjects.map(({ name, count }) => (
            <li key={name}>
              {name}：{count}次
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

type AmountProps = RulePreview & { readonly thisYear: string }

/** What asks for several times in a period is told by both numbers. */
function AmountWords({ year, occurrences, times, subjects, thisYear }: AmountProps) {
  return (
    <>
      {String(year) === thisYear ? '今年还有' : `${year}年有`}
      <b>{occurrences}</b>
      {times > occurrences ? `期应办，共要开展${times}次` : '次应办'}，涉及{subjects.length}
      个单位、岗位；以后每年照此应办，直到停用。
    </>
  )
}

interface SettingProps {
  readonly setting: RuleSetting
  readonly value: string | number | undefined
  readonly onChange: (value: string | number) => void
}

function SettingControl({ setting, value, onChange }: SettingProps) {
  const id = `rule-${setting.key}`
  if (setting.type === 'choice') {
    const options = setting.options.map(({ value: code, label }) => ({ value: code, label }))
    return <Select id={id} value={String(value ?? setting.default)} options={options} onChange={onChange} />
  }
  const { min, max } = setting
  return (
    <span>
      <NumberField
        id={id}
        min={min}
        max={max}
        precision={0}
        value={Number(value ?? setting.default)}
        onChange={(typed) => onChange(typed ?? setting.default)}
        // The preview refuses it, and nothing is switched on without one.
        onOutside={onChange}
      />
      <small className="quiet">
        {' '}
        可设{min}至{max}
      </small>
    </span>
  )
}
