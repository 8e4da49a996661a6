import type { Cve, CveComponent, CveKind } from '../../content/cves/cve.ts'

/** Empty text stands for all. */
export interface CveFilter {
  component: CveComponent | ''
  kind: CveKind | ''
  year: string
  text: string
}

export const noFilter: CveFilter = { component: '', kind: '', year: '', text: '' }

/** Those that fit every filter; of the words, each has to be somewhere. */
export function filterCves(cves: readonly Cve[], { component, kind, year, text }: CveFilter): Cve[] {
  const words = text.toLowerCase().split(/\s+/)
  return cves.filter((cve) => {
    const all = Object.values(cve).flat().join(' ').toLowerCase()
    return (
      (component === '' || cve.component === component) &&
      (kind === '' || cve.kind === kind) &&
      cve.published.startsWith(year) &&
      words.every((word) => all.includes(word))
    )
  })
}

/** In which years they were published, the newest first. */
export function yearsOf(cves: readonly Cve[]): string[] {
  return [...new Set(cves.map(({ published }) => published.slice(0, 4)))].sort().reverse()
}
