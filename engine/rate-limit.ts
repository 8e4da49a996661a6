/** Whether one more may come: `perSecond` on average, `burst` at once. */
export function createRateLimit(
  { perSecond, burst }: { perSecond: number; burst: number },
  now: () => number = () => performance.now(),
) {
  let left = burst
  let last = now()
  return (): boolean => {
    const time = now()
    left = Math.min(burst, left + ((time - last) / 1000) * perSecond)
    last = time
    if (left < 1) return false
    left -= 1
    return true
  }
}
