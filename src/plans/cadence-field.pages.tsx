/** Editing how often: the kind of period, and what that kind needs. */
import { CADENCES, type Cadence, OFF_DAY_POLICIES, SIDES, SLOT_READINGS } from '#duties/duty.schema.ts'
import { FIXED_FESTIVALS, fixedDayWords, newYearNote } from '#duties/festival.schema.ts'
import { STATUTORY } from '#duties/holiday.schema.ts'
import { CLEAR } from '#ui/clear.tsx'
import { NumberField } from '#ui/NumberField.tsx'
import { Select } from '#ui/Select.tsx'
import { asCadence, saidOf } from './cadence-edit.rules.ts'
import { MonthDays } from './month-days.pages.tsx'
import { WindowsField } from './windows-field.pages.tsx'

export interface CadenceFieldProps {
  readonly value: Cadence
  readonly onChange: (cadence: Cadence) => void
  /** The days in force: where a new window begins. */
  readonly inForce: { readonly from: string; readonly to: string }
  readonly id: string
}

type Of<E extends Cadence['every']> = Extract<Cadence, { every: E }>
interface PartProps<E extends Cadence['every']> {
  readonly value: Of<E>
  readonly onChange: (cadence: Cadence) => void
}

type Monthly = Of<'month' | 'two-months' | 'quarter' | 'half-year'>

const optionsOf = <K extends string>(labels: Readonly<Record<K, string>>) =>
  (Object.entries(labels) as [K, string][]).map(([value, label]) => ({ value, label }))

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'].map((day, i) => ({ value: i + 1, label: `星期${day}` }))
const WEEKS = ['一', '二', '三', '四', '五'].map((week, i) => ({ value: i + 1, label: `第${week}周` }))
const FESTIVALS = [
  { label: '法定节假日', options: STATUTORY.map((value) => ({ value, label: value as string })) },
  {
    label: '固定日子（不放假）',
    options: FIXED_FESTIVALS.map((value) => ({ value, label: `${value}（${fixedDayWords(value)}）` })),
  },
]

export function CadenceField({ value, onChange: onCadence, inForce, id }: CadenceFieldProps) {
  // A field that is emptied again leaves nothing behind.
  const onChange = (cadence: Cadence) => onCadence(saidOf(cadence))
  return (
    <div className="cadence-field">
      <Select
        id={id}
        value={value.every}
        options={optionsOf(CADENCES)}
        onChange={(every) => onChange(asCadence(every, value))}
      />
      {value.every === 'week' ? <Weekly value={value} onChange={onChange} /> : null}
      {isMonthly(value) ? <ByDay value={value} onChange={onChange} /> : null}
      {value.every === 'year' ? <Yearly value={value} onChange={onChange} /> : null}
      {value.every === 'once' ? (
        <WindowsField
          value={value.windows ?? []}
          inForce={inForce}
          onChange={(windows) => onChange({ ...value, windows: windows.length > 0 ? windows : null })}
        />
      ) : null}
      {value.every === 'days' ? <OnDays value={value} onChange={onChange} /> : null}
      {value.every === 'monthly-slot' ? <MonthlySlot value={value} onChange={onChange} /> : null}
      {value.every === 'holidays' ? <AroundFestivals value={value} onChange={onChange} inForce={inForce} /> : null}
      {value.every === 'items' ? <PerItem value={value} onChange={onChange} /> : null}
    </div>
  )
}

function Weekly({ value, onChange }: PartProps<'week'>) {
  return (
    <Select
      aria-label="固定在星期几"
      placeholder="不固定"
      allowClear={CLEAR}
      value={value.weekday ?? undefined}
      options={WEEKDAYS}
      onChange={(weekday: number | undefined) => onChange({ ...value, weekday: weekday ?? null })}
    />
  )
}

const isMonthly = (value: Cadence): value is Monthly =>
  value.every === 'month' || value.every === 'two-months' || value.every === 'quarter' || value.every === 'half-year'

function ByDay({ value, onChange }: { readonly value: Monthly; readonly onChange: (cadence: Cadence) => void }) {
  return (
    <Amount
      before={value.every === 'month' ? '当月' : '末月'}
      after="日前完成（不填按月底）"
      min={1}
      max={31}
      value={value.byDay ?? null}
      onChange={(byDay) => onChange({ ...value, byDay })}
    />
  )
}

function Yearly({ value, onChange }: PartProps<'year'>) {
  return (
    <span className="cadence-amount">
      可延至次年
      <MonthDays
        label="可延至次年的日期"
        className="cadence-short"
        placeholder="如 01-31"
        most={1}
        value={value.until ? [value.until] : []}
        onChange={([until]) => onChange({ ...value, until: until ?? null })}
      />
      前完成（可不填）
    </span>
  )
}

function OnDays({ value, onChange }: PartProps<'days'>) {
  const days = (name: 'before' | 'after') => (count: number | null) => onChange({ ...value, [name]: count ?? 0 })
  return (
    <>
      <MonthDays
        label="日期"
        placeholder="如 03-08、05-04"
        value={value.dates}
        onChange={(dates) => onChange({ ...value, dates: [...dates] })}
      />
      <Amount before="提前" after="天" min={0} value={value.before} onChange={days('before')} />
      <Amount before="推后" after="天" min={0} value={value.after} onChange={days('after')} />
    </>
  )
}

function MonthlySlot({ value, onChange }: PartProps<'monthly-slot'>) {
  const set = (part: Partial<Of<'monthly-slot'>['slot']>) => onChange({ ...value, slot: { ...value.slot, ...part } })
  const { week, weekday, reading, offDay } = value.slot
  return (
    <>
      <Select aria-label="第几周" value={week} options={WEEKS} onChange={(next) => set({ week: next })} />
      <Select aria-label="星期几" value={weekday} options={WEEKDAYS} onChange={(next) => set({ weekday: next })} />
      <Select
        aria-label="“第几周”的算法"
        popupMatchSelectWidth={false}
        value={reading}
        options={optionsOf(SLOT_READINGS)}
        onChange={(next) => set({ reading: next })}
      />
      <Select
        aria-label="遇休息日"
        popupMatchSelectWidth={false}
        value={offDay}
        options={optionsOf(OFF_DAY_POLICIES)}
        onChange={(next) => set({ offDay: next })}
      />
    </>
  )
}

function AroundFestivals({ value, onChange, inForce }: PartProps<'holidays'> & Pick<CadenceFieldProps, 'inForce'>) {
  const note = newYearNote(value, inForce)
  return (
    <>
      <Select
        aria-label="哪些节日"
        mode="multiple"
        placeholder="全部法定节假日"
        value={[...(value.names ?? [])]}
        options={FESTIVALS}
        onChange={(names: string[]) => onChange({ ...value, names: names.length > 0 ? names : null })}
      />
      <Select
        aria-label="节前还是节后"
        value={value.side ?? 'before'}
        options={optionsOf(SIDES)}
        onChange={(side) => onChange({ ...value, side: side === 'before' ? null : side })}
      />
      <Amount
        before=""
        after="个工作日内"
        label="节前节后多少个工作日"
        min={1}
        value={value.leadDays}
        onChange={(leadDays) => onChange({ ...value, leadDays: leadDays ?? 10 })}
      />
      {note ? <span className="cadence-note">{note}</span> : null}
    </>
  )
}

function PerItem({ value, onChange }: PartProps<'items'>) {
  return (
    <Amount
      before="每项开始后"
      after="天内（不填按该项起止日）"
      min={0}
      value={value.within ?? null}
      onChange={(within) => onChange({ ...value, within })}
    />
  )
}

interface AmountProps {
  readonly before: string
  readonly after: string
  /** What is asked, where the words around it do not say it. */
  readonly label?: string
  readonly min: number
  readonly max?: number
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}

/** A number in the middle of a phrase. */
function Amount({ before, after, label, max = 1000, ...input }: AmountProps) {
  return (
    <span className="cadence-amount">
      {before}
      <NumberField
        {...input}
        max={max}
        aria-label={label ?? `${before}多少${after.replace(/（.*/, '')}`}
        precision={0}
      />
      {after}
    </span>
  )
}
