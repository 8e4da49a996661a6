/**
 * Runs when the element has its place on the page: at once, else as soon as its panel is laid out or shown, before
 * that is drawn. Without a width, nothing in it is where it will be. Answers how to stop waiting.
 */
export function whenSized(element: HTMLElement, run: () => void): () => void {
  if (element.clientWidth > 0) {
    run()
    return () => {}
  }
  const observer = new ResizeObserver(() => {
    if (element.clientWidth === 0) return
    observer.disconnect()
    run()
  })
  observer.observe(element)
  return () => observer.disconnect()
}
