/** Bringing what was chosen into sight, on the side that it was not chosen on. */

const PLACES = {
  list: (id: string) => `.review-list [data-item="${CSS.escape(id)}"]`,
  text: (id: string) => `.review-text [data-begins="${CSS.escape(id)}"], .review-text [data-ids~="${CSS.escape(id)}"]`,
} as const

/** Height of the list's tabs, which stay on top of it. */
const HEAD = 56

/**
 * Scrolls the pane alone, so that the page stays where it is; on the phone, where one pane is the page, the page.
 * @param only the one pane that is shown, null when both are
 */
export function reveal(pane: 'list' | 'text', id: string, only: 'list' | 'text' | null): void {
  if (only !== null && only !== pane) return
  const element = document.querySelector<HTMLElement>(PLACES[pane](id))
  if (!element) return
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  const behavior = calm ? 'auto' : 'smooth'
  const box = element.closest<HTMLElement>('.review-text, .review-list')
  if (only !== null || !box) {
    element.scrollIntoView({ block: pane === 'list' ? 'start' : 'center' })
    return
  }
  const at = element.getBoundingClientRect()
  const frame = box.getBoundingClientRect()
  // The pane may reach below the window until the page is scrolled.
  const bottom = Math.min(frame.bottom, window.innerHeight)
  const inside = at.top >= frame.top + HEAD && at.bottom <= bottom - 8
  if (inside) return
  const lead = pane === 'list' ? HEAD : (bottom - frame.top) / 3
  box.scrollTo({ top: box.scrollTop + at.top - frame.top - lead, behavior })
}
