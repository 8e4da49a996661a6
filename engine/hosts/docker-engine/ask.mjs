/** Plain JavaScript, because the set-up that comes before Node 24 uses it too. */
import { createInterface } from 'node:readline/promises'

/**
 * A way to ask a yes-or-no question on the terminal; `undefined` where nobody can answer.
 * @returns {((question: string) => Promise<boolean>) | undefined}
 */
export function terminalAsk({ input = process.stdin, output = process.stderr, env = process.env } = {}) {
  if (!input.isTTY || !output.isTTY || env.CI) return undefined
  return async (question) => {
    const lines = createInterface({ input, output })
    try {
      return isYes(await lines.question(`${question} [Y/n] `))
    } catch {
      // The terminal went away, or Ctrl-C or Ctrl-D was pressed.
      return false
    } finally {
      lines.close()
    }
  }
}

/** An empty answer takes what is offered. */
export function isYes(/** @type {string} */ answer) {
  return /^(?:|y|yes|是)$/i.test(answer.trim())
}
