import { randomBytes, timingSafeEqual } from 'node:crypto'

/** The token in the printed link: one at a time, good for one use. */
export interface OneTimeToken {
  /** A new one; the one before is no longer good. */
  draw(): string
  /** Whether it is the one that was drawn last, for the first time. */
  use(given: string): boolean
}

export function createOneTimeToken(): OneTimeToken {
  let current: Buffer | undefined
  return {
    draw() {
      const token = randomBytes(24).toString('base64url')
      current = Buffer.from(token)
      return token
    },
    use(given) {
      const bytes = Buffer.from(given)
      const right =
        current !== undefined && bytes.length === current.length && timingSafeEqual(bytes, current)
      if (right) current = undefined
      return right
    },
  }
}
