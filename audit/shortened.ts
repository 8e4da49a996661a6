/** More than a person reads in one place; what is longer was written to be too long. */
const LONGEST = 4000

/** The same with every text in it cut where it is too long, which its end says; the very same where none is. Pure. */
export function shortened<T>(value: T): T {
  if (typeof value === 'string')
    return (value.length > LONGEST ? `${value.slice(0, LONGEST)}… (${value.length})` : value) as T
  // What a machine that lies about its numbers makes of ours.
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value) as T
  if (typeof value !== 'object' || value === null) return value
  // Nearly always nothing is too long, and nothing has to be made anew.
  let copy: T | undefined
  for (const [name, each] of Object.entries(value)) {
    const short: unknown = shortened(each)
    if (short === each) continue
    copy ??= (Array.isArray(value) ? [...value] : { ...value }) as T
    Object.assign(copy as object, { [name]: short })
  }
  return copy ?? value
}
