/** Bodies and posts to choose from, in two groups. */

export interface SubjectChoice {
  readonly id: string
  readonly name: string
  readonly post: boolean
}

/** @param everything what it is called to choose none of them; null where one must be chosen */
export function subjectOptions(subjects: readonly SubjectChoice[], everything: string | null) {
  const group = (post: boolean) =>
    subjects.filter((one) => one.post === post).map(({ id, name }) => ({ value: id, label: name }))
  return [
    ...(everything === null ? [] : [{ value: '', label: everything, options: undefined }]),
    { label: '单位', options: group(false) },
    { label: '岗位', options: group(true) },
  ].filter(({ options }) => options === undefined || options.length > 0)
}
