import { expect, type Locator, type Page } from '@playwright/test'

/** A learner without a mouse: every step is a key, and after each it is seen where one is. */
interface Keys {
  /** Presses keys one after the other. */
  press(...keys: string[]): Promise<void>
  /** Types text where the focus is. */
  type(text: string): Promise<void>
  /** Presses a key until something has the focus. */
  to(target: Locator, key?: string): Promise<void>
  /** Goes there and presses Enter. */
  use(target: Locator, key?: string): Promise<void>
}

/** Most stops between one place and another. */
const FAR = 80

export function keysOf(page: Page): Keys {
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) {
      await page.keyboard.press(key)
      await expectFocus(page, key)
    }
  }
  const to = async (target: Locator, key = 'Tab'): Promise<void> => {
    for (let stops = 0; stops < FAR; stops++) {
      if (await hasFocus(target)) return
      await press(key)
    }
    throw new Error(`${String(target)} can’t be reached with ${key}.`)
  }
  return {
    press,
    to,
    type: (text) => page.keyboard.type(text),
    async use(target, key) {
      await to(target, key)
      await press('Enter')
    },
  }
}

async function hasFocus(target: Locator): Promise<boolean> {
  const found = await target.evaluateAll((elements) => elements.some((one) => one === document.activeElement))
  return found
}

/** The focus is on something, which is in the window, not covered, and looks as if it had it. */
async function expectFocus(page: Page, after: string): Promise<void> {
  await expect
    .poll(() => page.evaluate(lostFocus), { message: `the focus after ${after}`, timeout: 5_000 })
    .toBe('')
}

function lostFocus(): string {
  const focused = document.activeElement
  if (!focused || focused === document.body) return 'nothing has the focus'
  const name = `<${focused.tagName.toLowerCase()}> ${(focused.getAttribute('aria-label') ?? focused.textContent ?? '').trim().slice(0, 60)}`
  // A terminal's own field is nowhere; what is seen of it is the cursor on its screen.
  const terminal = focused.closest('.xterm')
  if (terminal) return terminal.checkVisibility() ? '' : `${name} is not shown`
  const { left, right, top, bottom } = focused.getBoundingClientRect()
  const x = (Math.max(left, 0) + Math.min(right, innerWidth)) / 2
  const y = (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2
  if (left >= innerWidth || right <= 0 || top >= innerHeight || bottom <= 0)
    return `${name} is outside of the window`
  const there = document.elementsFromPoint(x, y)[0]
  if (!there || !(focused.contains(there) || there.contains(focused))) return `${name} is covered`
  // A heading that was gone to, and a region that scrolls, need no ring of their own.
  if (focused.getAttribute('tabindex') === '-1') return ''
  const looks = [focused, ...focused.querySelectorAll('*')].map((one) => getComputedStyle(one))
  const parent = focused.parentElement && getComputedStyle(focused.parentElement)
  const isSeen = [...looks, ...(parent ? [parent] : [])].some(
    ({ outlineStyle, outlineWidth, boxShadow }) =>
      (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none',
  )
  return isSeen || focused.matches('input, [role="separator"]') ? '' : `${name} does not look focused`
}
