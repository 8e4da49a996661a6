import { msg } from '../../contract/message.ts'
import type { PublishedFinding, PublishedItem, Say } from './words.ts'

const MOST_FINDINGS = 50
const MOST_LOOKS = 8

/** All there is to say of an item, in lines of plain text: what was found, what was looked at, how to mend it. */
export function itemDetails(item: PublishedItem, say: Say): string[] {
  const { findings, looked, mend, attestation, bench, lesson } = item
  const cut = findings.length - MOST_FINDINGS
  return [
    ...findings.slice(0, MOST_FINDINGS).flatMap((finding) => findingDetails(finding, say)),
    ...(cut > 0 ? [say(msg`… and ${cut} more findings; the JSON format has all of them.`)] : []),
    ...looksOf(looked, say, ''),
    ...(mend
      ? [say(msg`How to mend it: ${mend.how}`), ...mend.commands.map((command) => `  ${command}`)]
      : []),
    ...(attestation ? attestationDetails(attestation, say) : []),
    say(msg`Lesson: ${lesson}. Docker Bench and CIS: ${bench.length > 0 ? bench.join(', ') : '–'}`),
  ]
}

function findingDetails({ subject, summary, looked, accepted }: PublishedFinding, say: Say): string[] {
  return [
    `${subject}: ${summary}`,
    ...(accepted
      ? [say(msg`  Accepted by ${accepted.by} until ${accepted.expires}: ${accepted.reason}`)]
      : []),
    ...looksOf(looked, say, '  '),
  ]
}

function looksOf(looked: PublishedItem['looked'], say: Say, indent: string): string[] {
  const cut = looked.length - MOST_LOOKS
  return [
    ...looked
      .slice(0, MOST_LOOKS)
      .map(
        ({ tried, expected, got }) =>
          `${indent}${say(msg`Looked: ${tried}. Expected: ${expected}. Got: ${got}`)}`,
      ),
    ...(cut > 0 ? [`${indent}${say(msg`… and ${cut} more that were looked at.`)}`] : []),
  ]
}

function attestationDetails(
  { question, answer }: NonNullable<PublishedItem['attestation']>,
  say: Say,
): string[] {
  if (!answer) return [say(msg`Asked, and not answered yet: ${question}`)]
  const { yes, by, on, expires, note } = answer
  return [
    say(msg`Asked: ${question}`),
    yes
      ? say(msg`${by} said yes on ${on}; asked again on ${expires}.`)
      : say(msg`${by} said no on ${on}; asked again on ${expires}.`),
    ...(note === '' ? [] : [note]),
  ]
}
