import { joined, listOf, type Message, msg, verbatim } from '../../../contract/index.ts'

/** A name that somebody else chose: never longer than a sentence bears. */
const LONGEST_NAME = 120
/** Findings' subjects are at most 300 characters long; see contract/audit/report.ts. */
const LONGEST_SUBJECT = 300

const shortened = (text: string, most: number) => (text.length <= most ? text : `${text.slice(0, most - 1)}…`)

/** A name as it stands in a sentence. */
export const named = (name: string): string => shortened(name, LONGEST_NAME)

/** "web, api and db"; of more than `most`: "web, api, db and 7 more". Each name once. */
export function someOf(names: readonly string[], most = 3): Message {
  const each = [...new Set(names)]
  const shown = each.slice(0, most).map((name) => verbatim(named(name)))
  const more = each.length - shown.length
  return more > 0 ? msg`${joined(shown)} and ${more} more` : listOf(shown)
}

/** What a finding is about: `container:web`. */
export const subjectOf = (
  kind: 'container' | 'network' | 'image' | 'port' | 'file' | 'setting' | 'service' | 'registry' | 'volume',
  name: string,
): string => shortened(`${kind}:${name}`, LONGEST_SUBJECT)
