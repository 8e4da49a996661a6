import { readFileSync } from 'node:fs'

/** Bulkhead's own version. A bundle lies deeper below package.json than this file. */
export function bulkheadVersion(): string {
  for (const above of ['..', '../..', '../../..']) {
    try {
      const { name, version } = JSON.parse(
        readFileSync(new URL(`${above}/package.json`, import.meta.url), 'utf8'),
      ) as { name?: string; version?: string }
      if (name === 'bulkhead' && version) return version
    } catch {
      // It is further up.
    }
  }
  return '?'
}
