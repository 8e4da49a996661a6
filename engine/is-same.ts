import { createHash, timingSafeEqual } from 'node:crypto'

/** Whether a secret that was shown is the right one. Takes the same time wherever two texts differ, and however long they are. */
export function isSame(given: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(right))
}
