/** The topics of a meeting, one on each line, in one line: the first, and how many there are. */
export function topicsInShort(topics: string): string {
  const lines = topics.split('\n')
  return lines.length > 1 ? `${lines[0]}等${lines.length}项` : lines[0]!
}
