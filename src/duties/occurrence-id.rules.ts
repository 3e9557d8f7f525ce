/** What the id of an occurrence says (`duty/subject/start`, perhaps with an item behind). Pure. */

/** The duty, who owes it, and the first day of its period; '' for what an id does not say, as one that was made up may. */
export function occurrenceParts(id: string): { duty: string; subject: string; start: string } {
  const [duty = '', subject = '', start = ''] = id.split('/')
  return { duty, subject, start: start.slice(0, 10) }
}
