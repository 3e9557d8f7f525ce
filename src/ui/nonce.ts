/** The nonce that the content security policy asks of style elements; the server writes it into the page. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

/**
 * Gives every style element of the page the nonce. The interface kit does so itself but for two places (the probe
 * of the scroll bar's width and the lock of the page behind a dialog), which have no way to be told.
 */
export function stampStyleElements(): void {
  const create = document.createElement.bind(document)
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options)
    if (element instanceof HTMLStyleElement) element.nonce = nonce
    return element
  }) as typeof document.createElement
}
