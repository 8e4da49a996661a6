import {
  componentNames,
  type Cve,
  type CveComponent,
  type CveKind,
  kindNames,
} from '../../content/cves/cve.ts'
import { isMessage, type Message } from '../../contract/message.ts'

/** Empty text stands for all. */
export interface CveFilter {
  component: CveComponent | ''
  kind: CveKind | ''
  year: string
  text: string
}

export const noFilter: CveFilter = { component: '', kind: '', year: '', text: '' }

/** Those that fit every filter; of the words, each has to be somewhere in what the reader sees. */
export function filterCves(
  cves: readonly Cve[],
  { component, kind, year, text }: CveFilter,
  say: (message: Message) => string,
): Cve[] {
  const words = text.toLowerCase().split(/\s+/)
  return cves.filter((cve) => {
    const all = [...Object.values(cve).flat(), componentNames[cve.component], kindNames[cve.kind]]
      .map((part) => (isMessage(part) ? say(part) : part))
      .join(' ')
      .toLowerCase()
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
