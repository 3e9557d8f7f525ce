/** Beside the form of a change: from which day, why, what it would do, and the button that does it. */
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import type { Changeable } from '#duties/duty-change.schema.ts'
import { problemOf } from '#ui/client.ts'
import { DayPicker } from '#ui/Day.tsx'
import { LinkButton } from '#ui/LinkButton.tsx'
import { Field } from './draft-field.pages.tsx'
import { restoredWords } from './duty-change.rules.ts'
import type { Asked, Changing } from './duty-change-asked.pages.tsx'
import { EffectWords } from './duty-effect.pages.tsx'
import { HandoverField, UnownedNote } from './duty-handover.pages.tsx'

interface DayProps extends Pick<Changing, 'duty' | 'effectiveFrom'> {
  readonly asking: Asked
  readonly onFrom: (day: string) => void
}

/** The day of effect, and what becomes of the periods that are under way then. */
export function ChangeDay({ duty, effectiveFrom, asking, onFrom }: DayProps) {
  const { mode, handover, setHandover, effect, instead, terms, handed, chooses, restores } = asking
  return (
    <>
      <Field id="change-from" label="自哪一天起" help={dayHelp(duty, effectiveFrom, asking)}>
        <DayPicker
          id="change-from"
          value={effectiveFrom}
          min={restores ? duty.withdrawnFrom! : duty.begins}
          allowClear={false}
          onChange={(day) => day && onFrom(day)}
        />
      </Field>
      {chooses ? (
        <HandoverField
          value={handover}
          onChange={setHandover}
          passing={(value) => (value === handover ? effect : instead).data}
        />
      ) : null}
      {mode === 'change' && effect.data ? (
        <UnownedNote
          passing={effect.data}
          until={terms.inForce.to}
          onDay={onFrom}
          onNow={chooses && handover === 'next' && instead.data?.unowed.length === 0 ? () => setHandover('now') : null}
          hint={
            handed || terms.inForce.from >= effectiveFrom
              ? null
              : `要这一期就照新的办，把“有效期”的起日改为${effectiveFrom}再看影响。`
          }
        />
      ) : null}
    </>
  )
}

function dayHelp(duty: Changeable, effectiveFrom: string, { mode, restores }: Asked): string {
  if (mode === 'withdraw') return '到期日在这一天及以后的都不再应办；以前的照常应办，保留不变。'
  return restores
    ? restoredWords(duty, effectiveFrom)
    : '这一天以前到期的不受影响；正在进行的周期，起止日期不变的按新要求判定。'
}

/** What it would do, or why that cannot be told. */
export function ChangeEffect({ asking: { mode, stop, same, effect, restores } }: { readonly asking: Asked }) {
  if (stop) return <p role="alert">{stop}。</p>
  if (effect.isError) return <p role="alert">{problemOf(effect.error).message}</p>
  if (same) return <p className="quiet">{mode === 'withdraw' ? '请在上面选新的撤销日期。' : '还没有改动。'}</p>
  if (!effect.data) return <p className="quiet">正在推算……</p>
  return (
    <>
      <EffectWords effect={effect.data} />
      {restores && effect.data.none ? (
        <p role="alert">这样恢复以后没有一次应办。请换一天，或者改有效期、多久一次。</p>
      ) : null}
    </>
  )
}

interface ReasonProps {
  readonly value: string
  readonly onChange: (reason: string) => void
  readonly label: string
  readonly example: string
}

export const ChangeReason = ({ value, onChange, label, example }: ReasonProps) => (
  <Field id="change-reason" label={label}>
    <Input.TextArea
      id="change-reason"
      rows={2}
      maxLength={200}
      value={value}
      placeholder={`例如：${example}`}
      onChange={(event) => onChange(event.target.value)}
    />
  </Field>
)

interface ConfirmProps extends Pick<Changing, 'duty' | 'reading'> {
  readonly asking: Asked
  readonly reason: string
  readonly label: string
  readonly busy: boolean
  readonly onConfirm: () => void
}

/** Nothing is changed whose effect is not seen, or that has none. */
export function ChangeConfirm({ duty, reading, asking, reason, label, busy, onConfirm }: ConfirmProps) {
  const { mode, stop, same, effect, restores } = asking
  const short = reason.trim().length < 2
  const vain = !effect.data || effect.data.forgiven > 0 || (restores && effect.data.none)
  return (
    <>
      <div className="change-actions">
        <Button
          type="primary"
          danger={mode === 'withdraw'}
          loading={busy}
          disabled={stop !== null || reading || same || short || vain}
          onClick={onConfirm}
        >
          {label}
        </Button>
        <LinkButton to="/duties/$dutyId" params={{ dutyId: duty.id }}>
          返回
        </LinkButton>
      </div>
      {!same && short ? <p className="quiet">写明原因后可以确认。</p> : null}
    </>
  )
}
