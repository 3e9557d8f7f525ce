/** Which page of the system is the one that a notice leads to, by whatever way it is opened. Pure. */

/** Pages that show the same matter as another one: whoever checks a record reads it. */
const SAME: Readonly<Record<string, string>> = { checks: 'records' }
const ID = /\/[0-9a-f]{8}-[0-9a-f-]{27}$/

/** What a page shows where its address does not say so: of lists by year the year that runs. */
export interface Unsaid {
  readonly year: string
}

/** Whether the page with this address shows what the address of a notice leads to. */
export function showsMatter(page: string, to: string, unsaid: Unsaid): boolean {
  const [shown, wanted] = [partsOf(page), partsOf(to)]
  // One thing is opened by its changing, too; a list is not opened by one thing of it.
  const inside = ID.test(wanted.path) && shown.path.startsWith(`${wanted.path}/`)
  if (shown.path !== wanted.path && !inside) return false
  const said: Readonly<Record<string, string>> = { ...unsaid, ...Object.fromEntries(shown.search) }
  return [...wanted.search].every(([name, value]) => said[name] === value)
}

function partsOf(address: string): { readonly path: string; readonly search: URLSearchParams } {
  const [before = '', search = ''] = address.split('#')[0]!.split('?')
  const path = before.replace(/\/$/, '').replace(/^\/([^/]+)(?=\/)/, (whole, first) => {
    const same = SAME[first as string]
    return same ? `/${same}` : whole
  })
  return { path, search: new URLSearchParams(search) }
}
