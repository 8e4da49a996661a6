/** What runs in the pages of the terminal section. Each function is sent there as it is, so it stands alone. */

/** What renderer/terminal/screen.ts exports, as far as it is used here. */
interface ScreenModule {
  createScreen(element: HTMLElement, onLink: () => void): Screen
}

interface Screen {
  term: { cols: number; rows: number; write(data: Uint8Array, done: () => void): void }
  fit(): void
  dispose(): void
}

declare global {
  interface Window {
    /** renderer/terminal/screen.ts, built as one script. */
    benchScreen?: ScreenModule
    benchDrawn?: Promise<number>
    /** wetty's terminal. */
    wetty_term?: { cols: number; rows: number; resize(cols: number, rows: number): void }
  }
}

/**
 * Milliseconds from the next key until `text` is drawn below `selector`, to be awaited as `benchDrawn`. Both
 * are this page's own times, so that nobody's messages are in between.
 */
export function watchKey({ selector, text }: { selector: string; text: string }): void {
  const rows = document.querySelector(selector)
  if (!rows) throw new Error(`There is no ${selector} on the page.`)
  let pressedAt: number | undefined
  window.addEventListener('keydown', ({ timeStamp }) => (pressedAt = timeStamp), {
    capture: true,
    once: true,
  })
  window.benchDrawn = new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (pressedAt === undefined || !rows.textContent.includes(text)) return
      observer.disconnect()
      resolve(performance.now() - pressedAt)
    })
    observer.observe(rows, { childList: true, subtree: true, characterData: true })
  })
}

export interface FromMemory {
  ms: number
  bytes: number
  cols: number
  rows: number
}

/**
 * What `seq 1 N` prints, written to a second xterm of the same options, size and place, as fast as it takes
 * it: until its last line is drawn.
 */
export async function writeFromMemory({ view, lines }: { view: string; lines: number }): Promise<FromMemory> {
  const like = document.querySelector(`${view} [role=group]`)
  if (!like?.parentElement || !window.benchScreen) throw new Error('The page is not ready for this.')
  const [piece, ahead, mark] = [64 * 1024, 16, 'memory-done']
  const numbers = Array.from({ length: lines }, (_, index) => index + 1)
  const bytes = new TextEncoder().encode(`${numbers.join('\r\n')}\r\n${mark}\r\n`)

  const element = document.createElement('div')
  element.className = like.className
  like.parentElement.append(element)
  const { term, fit, dispose } = window.benchScreen.createScreen(element, () => {})
  fit()
  const drawn = element.querySelector('.xterm-rows')
  if (!drawn)
    throw new Error('xterm does not draw with the DOM here, which is how the other side is watched.')
  await new Promise((resolve) => setTimeout(resolve, 300))

  const started = performance.now()
  const done = new Promise<number>((resolve) => {
    new MutationObserver(() => {
      if (drawn.textContent.includes(mark)) resolve(performance.now() - started)
    }).observe(drawn, { childList: true, subtree: true, characterData: true })
  })
  let at = 0
  const writeNext = () => {
    if (at >= bytes.length) return
    term.write(bytes.subarray(at, at + piece), writeNext)
    at += piece
  }
  for (let started = 0; started < ahead; started++) writeNext()
  const ms = await done
  const { cols, rows } = term
  dispose()
  element.remove()
  return { ms, bytes: bytes.length, cols, rows }
}
