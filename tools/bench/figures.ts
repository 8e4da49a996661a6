/** What is measured: samples, what they are compared with, and what they should reach. */
export interface Figure {
  what: string
  unit: 'ms' | 'MB/s' | 'MB' | 'kB' | '%' | 'reports'
  /** How many samples become one value; the baseline's likewise. */
  by: 'median' | 'p95'
  samples: readonly number[]
  baseline?: Baseline
  /** All must be reached; a figure without any is there to understand the others by. */
  targets: readonly Target[]
}

export interface Baseline {
  what: string
  samples: readonly number[]
}

/** `ratio`: of the value to the baseline's. */
export interface Target {
  of: 'value' | 'ratio'
  at: 'most' | 'least'
  limit: number
}

export const atMost = (limit: number): Target => ({ of: 'value', at: 'most', limit })
export const ratioAtMost = (limit: number): Target => ({ of: 'ratio', at: 'most', limit })
export const ratioAtLeast = (limit: number): Target => ({ of: 'ratio', at: 'least', limit })

export interface Result {
  value: number
  baselineValue?: number
  ratio?: number
  /** Absent without targets. */
  verdict?: 'reached' | 'missed'
}

export function median(samples: readonly number[]): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? Number.NaN
  return (lower + upper) / 2
}

/** The smallest sample that at least `share` of all don't exceed. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export function resultOf({ by, samples, baseline, targets }: Figure): Result {
  const reduce = (of: readonly number[]) => (by === 'median' ? median(of) : percentile(of, 0.95))
  const value = reduce(samples)
  const baselineValue = baseline && reduce(baseline.samples)
  const ratio = baselineValue === undefined ? undefined : value / baselineValue
  const reached = ({ of, at, limit }: Target) => {
    const number = of === 'value' ? value : (ratio ?? Number.NaN)
    return at === 'most' ? number <= limit : number >= limit
  }
  if (targets.length === 0) return { value, baselineValue, ratio }
  return { value, baselineValue, ratio, verdict: targets.every(reached) ? 'reached' : 'missed' }
}
