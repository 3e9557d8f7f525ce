/** When a list of choices is too long to be drawn whole. */

/** So many options a browser draws without delay; ten thousand take it seconds. */
const LONGEST = 300

/** Whether only what is in sight of the list should be drawn; the choices of a group are counted one by one. */
export function isLongList(options: readonly object[] = []): boolean {
  let count = 0
  for (const one of options) count += 'options' in one && Array.isArray(one.options) ? one.options.length : 1
  return count > LONGEST
}
