/** The one visual language for standings: colour, shape and word, told apart also in print and by the colour-blind. */
import type { ReactNode } from 'react'
import { STANDING_LABELS, type Standing } from '#duties/standing.schema.ts'

interface Mark {
  readonly colour: string
  /** Inside a box of 16 × 16. */
  readonly shape: (colour: string) => ReactNode
}

const ring = (c: string, dash?: string) => (
  <circle cx="8" cy="8" r="6" fill="#fff" stroke={c} strokeWidth="2" strokeDasharray={dash} />
)
const disc = (c: string) => <circle cx="8" cy="8" r="7" fill={c} />
const tick = (
  <path
    d="M4.6 8.3l2.4 2.4 4.5-5"
    fill="none"
    stroke="#fff"
    strokeWidth="2"
    strokeLinecap="round"
    strokeLinejoin="round"
  />
)

export const STANDING_MARKS: Readonly<Record<Standing, Mark>> = {
  done: { colour: '#237804', shape: (c) => [disc(c), tick] },
  'done-late': {
    colour: '#8a6100',
    shape: (c) => [
      <path key="d" d="M8 .8L15.2 8 8 15.2.8 8z" fill={c} />,
      <path
        key="t"
        d="M5.2 8.2l2 2 3.6-4"
        fill="none"
        stroke="#fff"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />,
    ],
  },
  missed: {
    colour: '#a8071a',
    shape: (c) => [
      <rect key="r" x="1" y="1" width="14" height="14" rx="2.5" fill={c} />,
      <path key="x" d="M5 5l6 6M11 5l-6 6" stroke="#fff" strokeWidth="2" strokeLinecap="round" />,
    ],
  },
  'entry-open': {
    colour: '#b34700',
    shape: (c) => [
      <path key="p" d="M8 1.2L15.4 14.4H.6z" fill={c} />,
      <path key="i" d="M8 5.6v4M8 11.9v.1" stroke="#fff" strokeWidth="1.8" strokeLinecap="round" />,
    ],
  },
  'due-soon': {
    colour: '#b34700',
    shape: (c) => [
      ring(c),
      <path key="h" d="M8 4.8V8l2.2 1.6" fill="none" stroke={c} strokeWidth="1.6" strokeLinecap="round" />,
    ],
  },
  open: { colour: '#1d4f91', shape: (c) => [ring(c), <circle key="c" cx="8" cy="8" r="2.6" fill={c} />] },
  upcoming: { colour: '#8c857d', shape: (c) => ring(c) },
  exempt: {
    colour: '#6b6560',
    shape: (c) => [ring(c), <path key="l" d="M5 8h6" stroke={c} strokeWidth="1.8" strokeLinecap="round" />],
  },
  'not-applicable': {
    colour: '#a8a19a',
    shape: (c) => <path d="M4 8h8" stroke={c} strokeWidth="2" strokeLinecap="round" />,
  },
  unknown: {
    colour: '#6b6560',
    shape: (c) => [
      ring(c, '2.2 2'),
      <path
        key="q"
        d="M6.3 6.5a1.75 1.75 0 113 1.2c-.7.6-1.3.8-1.3 1.7M8 11.3v.1"
        fill="none"
        stroke={c}
        strokeWidth="1.4"
        strokeLinecap="round"
      />,
    ],
  },
}

export interface StandingDotProps {
  readonly standing: Standing
  /** Side in pixels. */
  readonly size?: number
  /** Spoken and shown on hover; the label of the standing unless said otherwise. */
  readonly title?: string
}

/** The mark alone, for matrices; its word is its accessible name. */
export function StandingDot({ standing, size = 16, title = STANDING_LABELS[standing] }: StandingDotProps) {
  const { colour, shape } = STANDING_MARKS[standing]
  const parts = shape(colour)
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" role="img" aria-label={title}>
      <title>{title}</title>
      {Array.isArray(parts)
        ? parts.map((part, i) => <g key={`${standing}${i === 0 ? '' : '-sign'}`}>{part}</g>)
        : parts}
    </svg>
  )
}

/** Standings whose mark is too pale a colour for words. */
const PALE: readonly Standing[] = ['upcoming', 'not-applicable']

/** Mark and word. */
export function StandingTag({ standing }: { readonly standing: Standing }) {
  return (
    <span className="standing" style={{ color: PALE.includes(standing) ? '#6b6560' : STANDING_MARKS[standing].colour }}>
      <span aria-hidden="true">
        <StandingDot standing={standing} />
      </span>
      {STANDING_LABELS[standing]}
    </span>
  )
}
