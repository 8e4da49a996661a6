/** In megabytes. */
const units: Record<string, number> = { b: 1 / 1024 / 1024, k: 1 / 1024, m: 1, g: 1024 }

/** "123", "123 MB", "0.4MiB / 1.5GiB", "VmRSS: 126000 kB": megabytes where there is no unit; `undefined` without a figure. */
export function readMegabytes(answer: string): number | undefined {
  const found = /(\d+(?:[.,]\d+)?)\s*([bkmg])?/i.exec(answer)
  if (!found) return undefined
  return Number((found[1] ?? '').replace(',', '.')) * (units[(found[2] ?? 'm').toLowerCase()] ?? 1)
}

/** "3.1", "3,1 s", "3100 ms". */
export function readSeconds(answer: string): number | undefined {
  const found = /(\d+(?:[.,]\d+)?)\s*(ms|milli)?/i.exec(answer)
  if (!found) return undefined
  return Number((found[1] ?? '').replace(',', '.')) / (found[2] ? 1000 : 1)
}

/** A kernel's release, also out of a whole line of `uname -a`. */
export function namesRelease(answer: string, release: string): boolean {
  return answer.toLowerCase().split(/\s+/).includes(release.toLowerCase())
}
