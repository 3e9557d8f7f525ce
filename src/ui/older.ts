/**
 * Functions that Chrome 88 lacks and our pages or their libraries call. Vite lowers syntax, not these;
 * the browsers of many offices are that old (360极速 13 is Chrome 86). Imported first of all.
 */
interface Missing {
  readonly on: object
  readonly name: string
  readonly make: (...given: never[]) => unknown
}

function at(this: ArrayLike<unknown>, index: number): unknown {
  const whole = Math.trunc(index) || 0
  return this[whole < 0 ? this.length + whole : whole]
}

function findLast(this: unknown[], test: (item: unknown, index: number, all: unknown[]) => boolean): unknown {
  for (let index = this.length - 1; index >= 0; index -= 1) {
    if (test(this[index], index, this)) return this[index]
  }
  return undefined
}

function toSorted(this: unknown[], compare?: (a: unknown, b: unknown) => number): unknown[] {
  return [...this].sort(compare)
}

function toReversed(this: unknown[]): unknown[] {
  return [...this].reverse()
}

function groupToMap<T, K>(items: Iterable<T>, keyOf: (item: T, index: number) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  let index = 0
  for (const item of items) {
    const key = keyOf(item, index)
    groups.set(key, [...(groups.get(key) ?? []), item])
    index += 1
  }
  return groups
}

const hasOwn = (object: object, key: PropertyKey): boolean => Object.hasOwn(object, key)

const MISSING: readonly Missing[] = [
  { on: Array.prototype, name: 'at', make: at },
  { on: String.prototype, name: 'at', make: at },
  { on: Array.prototype, name: 'findLast', make: findLast },
  { on: Array.prototype, name: 'toSorted', make: toSorted },
  { on: Array.prototype, name: 'toReversed', make: toReversed },
  { on: Object, name: 'hasOwn', make: hasOwn },
  { on: Map, name: 'groupBy', make: groupToMap },
]

for (const { on, name, make } of MISSING) {
  if (!(name in on)) Object.defineProperty(on, name, { value: make, configurable: true, writable: true })
}
