/** Puts the focus at the beginning of what the view shows, where a screen reader goes on reading. */
export function focusContent(): void {
  const content =
    document.querySelector<HTMLElement>('main h1') ?? document.querySelector<HTMLElement>('main')
  if (!content) return
  if (!content.hasAttribute('tabindex')) content.tabIndex = -1
  content.focus({ preventScroll: true })
}
