/** Whether something was changed in a form that has not been sent. */

/** What stands in a field, where nothing is nothing in whichever way the control says it. */
const said = (value: unknown): unknown =>
  value === '' || value === null || (Array.isArray(value) && value.length === 0) ? undefined : value

/** Whether two states of a form say the same, field by field. */
export function sameFields(before: object, now: object): boolean {
  const [a, b] = [before, now] as readonly Record<string, unknown>[]
  const names = new Set([...Object.keys(a!), ...Object.keys(b!)])
  return [...names].every((name) => JSON.stringify(said(a![name])) === JSON.stringify(said(b![name])))
}
