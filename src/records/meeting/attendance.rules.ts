/** Who should have been at an assembly, who was, and the rate, while the form is being filled in. */

export interface Attendance {
  /** Party members on the branch's roster. */
  readonly expected: number
  readonly present: number
  readonly absent: number
  /** On the roster, neither present nor on leave. */
  readonly unexplained: readonly string[]
  /** Chosen as present and as on leave: one of the two is wrong. */
  readonly both: readonly string[]
  /** Chosen as present without being on the roster: they are in no number. */
  readonly others: readonly string[]
  /** 0–1; null when the roster is empty. */
  readonly rate: number | null
  /** More than half of those with a vote are present. */
  readonly quorate: boolean
}

/** Counts by person; whoever is not on the roster is in no number. */
export function attendanceOf(
  roster: readonly string[],
  present: readonly string[],
  absent: readonly string[],
  withoutVote: readonly string[] = [],
): Attendance {
  const here = new Set(present)
  const away = new Set(absent)
  const voters = roster.filter((id) => !withoutVote.includes(id))
  const attending = roster.filter((id) => here.has(id)).length
  return {
    expected: roster.length,
    present: attending,
    absent: roster.filter((id) => away.has(id) && !here.has(id)).length,
    unexplained: roster.filter((id) => !here.has(id) && !away.has(id)),
    both: [...here].filter((id) => away.has(id)),
    others: [...here].filter((id) => !roster.includes(id)),
    rate: roster.length === 0 ? null : attending / roster.length,
    quorate: voters.filter((id) => here.has(id)).length * 2 > voters.length,
  }
}

/** Everybody of the roster who is not on leave. */
export function everybody(roster: readonly string[], absent: readonly string[]): string[] {
  const away = new Set(absent)
  return roster.filter((id) => !away.has(id))
}

/** The rate as the office prints it, with its denominator: 10/12，83.3%. */
export function rateWords({ present, expected, rate }: Attendance): string {
  return rate === null ? '名册中没有党员，无法计算到会率' : `${present}/${expected}，${(rate * 100).toFixed(1)}%`
}
