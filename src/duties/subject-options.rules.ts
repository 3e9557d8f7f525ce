/** Bodies and posts to choose from, in two groups. */

export interface SubjectChoice {
  readonly id: string
  readonly name: string
  readonly post: boolean
}

/** @param everything what it is called to choose none of them */
export function subjectOptions(subjects: readonly SubjectChoice[], everything: string) {
  const group = (post: boolean) =>
    subjects.filter((one) => one.post === post).map(({ id, name }) => ({ value: id, label: name }))
  return [
    { value: '', label: everything },
    { label: '单位', options: group(false) },
    { label: '岗位', options: group(true) },
  ].filter(({ options }) => options === undefined || options.length > 0)
}
