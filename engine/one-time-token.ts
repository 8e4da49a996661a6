import { randomBytes } from 'node:crypto'
import { isSame } from './is-same.ts'

/** The token in the printed link: one at a time, good for one use. */
export interface OneTimeToken {
  /** A new one; the one before is no longer good. */
  draw(): string
  /** Whether it is the one that was drawn last, for the first time. */
  use(given: string): boolean
}

export function createOneTimeToken(): OneTimeToken {
  let current: string | undefined
  return {
    draw() {
      current = randomBytes(24).toString('base64url')
      return current
    },
    use(given) {
      const right = current !== undefined && isSame(given, current)
      if (right) current = undefined
      return right
    },
  }
}
