/** More than a person reads in one place; what is longer was written to be too long. */
const LONGEST = 4000

/** The same with every text in it cut where it is too long, which its end says. Pure. */
export function shortened<T>(value: T): T {
  if (typeof value === 'string')
    return (value.length > LONGEST ? `${value.slice(0, LONGEST)}… (${value.length})` : value) as T
  // What a machine that lies about its numbers makes of ours.
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value) as T
  if (Array.isArray(value)) return value.map((each: unknown) => shortened(each)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shortened(each)])) as T
}
