/** Which body or post a cell names: by its name, or by a path where the name alone says too little. Pure. */
import type { BodyKind } from '#office/office.schema.ts'

export interface NamedBody {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
  readonly kind: BodyKind
}

/** Bodies by name and by id, for looking up many. */
export class Places {
  readonly #byId = new Map<string, NamedBody>()
  readonly #byName = new Map<string, NamedBody[]>()

  constructor(bodies: Iterable<NamedBody> = []) {
    for (const body of bodies) this.add(body)
  }

  add(body: NamedBody): void {
    this.#byId.set(body.id, body)
    this.#byName.set(body.name, [...(this.#byName.get(body.name) ?? []), body])
  }

  get(id: string): NamedBody | undefined {
    return this.#byId.get(id)
  }

  named(name: string): readonly NamedBody[] {
    return this.#byName.get(name) ?? []
  }

  /** 机关党委/第一党支部 */
  path(id: string): string {
    const names: string[] = []
    // As many steps as there can be, should the tree hold a circle.
    for (let at = this.get(id); at && names.length < 20; at = at.parentId ? this.get(at.parentId) : undefined)
      names.unshift(at.name)
    return names.join('/')
  }

  /** Whether a body is another one, or stands under it. */
  within(id: string, other: string): boolean {
    let at = this.get(id)
    for (let steps = 0; at && steps < 20; steps++) {
      if (at.id === other) return true
      at = at.parentId ? this.get(at.parentId) : undefined
    }
    return false
  }

  /** The name where nobody else bears it, else the path. */
  called(id: string): string {
    const { name = '' } = this.get(id) ?? {}
    return this.named(name).length === 1 ? name : this.path(id)
  }

  /** All bodies whose path ends with the words. */
  find(words: string): readonly NamedBody[] {
    const parts = partsOf(words)
    const last = parts.at(-1)
    if (last === undefined) return []
    const suffix = `/${parts.join('/')}`
    return this.named(last).filter(({ id }) => parts.length === 1 || `/${this.path(id)}`.endsWith(suffix))
  }

  /** The body that the words name, or what is wrong with them. */
  resolve(words: string): NamedBody | { readonly problem: string } {
    const found = this.find(words)
    if (found.length === 1) return found[0]!
    if (found.length === 0) return { problem: `没有找到组织“${words}”。请核对名称，或先导入组织。` }
    const paths = found.slice(0, 3).map(({ id }) => `“${this.path(id)}”`)
    return { problem: `有${found.length}个组织叫“${words}”。请写明上级，如${paths.join('、')}。` }
  }
}

/** The steps of a path. */
export const partsOf = (words: string): string[] =>
  words
    .split(/[/／>]/)
    .map((part) => part.trim())
    .filter(Boolean)
