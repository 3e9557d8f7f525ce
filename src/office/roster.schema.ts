/** Somebody on the roster: what tables are compared with, and made of. */

/** Where somebody belongs, open to the present. */
export interface Stay {
  readonly id: string
  readonly bodyId: string
  readonly from: string
}

/** Somebody on the roster. */
export interface KnownPerson {
  readonly id: string
  readonly name: string
  readonly member: boolean
  readonly probationary: boolean
  /** The open stay on each side. */
  readonly party: Stay | null
  readonly work: Stay | null
  /** The last day of the stay before, on each side. */
  readonly partyBefore: string | null
  readonly workBefore: string | null
}
