import { createHash } from 'node:crypto'
import { machineOf, type PublishedAudit } from '../../contract/audit/index.ts'
import { msg } from '../../contract/message.ts'
import { oneLine } from '../../results/clean-text.ts'
import { itemDetails } from './details.ts'
import { type PublishedFinding, type PublishedItem, type Say, levelName, levelOf } from './words.ts'

/** More than this a service refuses in one run; what is left out is said by a notification. */
const MOST_RESULTS = 5000
/** With more than this on a rule GitHub refuses the file. */
const MOST_TAGS = 20

/**
 * SARIF 2.1.0: the 42 items are its rules. A finding is a result that fails; what waits for a person's word is
 * `review`, what could not be told is `open`, both without a level, as the standard wants it. Accepted findings are
 * suppressed, not left out.
 */
export function auditSarif(audit: PublishedAudit, say: Say, version: string): string {
  const results = audit.items.flatMap((item, index) => resultsOf(audit, item, index))
  const left = results.length - MOST_RESULTS
  return `${JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'Bulkhead',
              semanticVersion: version,
              rules: audit.items.map((item) => ruleOf(item, say)),
            },
          },
          automationDetails: { id: `bulkhead-audit/${slug(audit.target.name)}/` },
          invocations: [
            {
              executionSuccessful: true,
              endTimeUtc: audit.at,
              toolExecutionNotifications: [
                ...audit.items
                  .filter(({ status }) => status === 'error')
                  .map((item) => notification(item.id, audit.items.indexOf(item), item.summary)),
                ...(left > 0
                  ? [cutNotification(say(msg`${left} more findings were left out of this file.`))]
                  : []),
              ],
            },
          ],
          results: results.slice(0, MOST_RESULTS),
          columnKind: 'utf16CodeUnits',
          properties: { target: audit.target, containers: audit.containers, images: audit.images },
        },
      ],
    },
    undefined,
    2,
  )}\n`
}

function ruleOf(item: PublishedItem, say: Say): object {
  const help = itemDetailsOfRule(item, say)
  return {
    id: item.id,
    name: `Baseline${item.id}`,
    shortDescription: { text: oneLine(item.title) },
    fullDescription: { text: oneLine(`${item.title} (${say(levelName(levelOf(item.id)))})`) },
    help: { text: help, markdown: fenced(help) },
    defaultConfiguration: { level: 'error' },
    properties: {
      lesson: item.lesson,
      bench: item.bench,
      tags: ['security', 'docker', ...item.bench.map((id) => `docker-bench-${id}`)].slice(0, MOST_TAGS),
    },
  }
}

/** What holds for the rule whatever was found: how to mend it and where to learn it. */
const itemDetailsOfRule = (item: PublishedItem, say: Say) =>
  itemDetails({ ...item, findings: [], looked: [] }, say).join('\n')

/** As a block in which nothing is Markdown, whatever stands in it. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}\n${text}\n${fence}`
}

function resultsOf(audit: PublishedAudit, item: PublishedItem, ruleIndex: number): object[] {
  const common = { ruleId: item.id, ruleIndex }
  const found = item.findings.map((finding) => findingResult(audit, item, finding, common))
  if (item.status === 'attest' || item.status === 'error') {
    const kind = item.status === 'attest' ? 'review' : 'open'
    const text = item.status === 'attest' ? (item.attestation?.question ?? item.summary) : item.summary
    return [...found, { ...common, kind, level: 'none', ...placeOf(audit, item.id, 'host', text) }]
  }
  // A person said no: there is no finding of ours, and still it fails.
  if (item.status === 'fail' && found.length === 0)
    return [{ ...common, kind: 'fail', level: 'error', ...placeOf(audit, item.id, 'host', item.summary) }]
  return found
}

const findingResult = (
  audit: PublishedAudit,
  item: PublishedItem,
  { subject, summary, accepted }: PublishedFinding,
  common: object,
): object => ({
  ...common,
  kind: 'fail',
  level: 'error',
  ...placeOf(audit, item.id, subject, summary),
  ...(accepted
    ? {
        suppressions: [
          {
            kind: 'external',
            status: 'accepted',
            justification: `${accepted.reason} (${accepted.by}, ${accepted.expires})`,
          },
        ],
      }
    : {}),
})

/** There is no source file: the place is named after the subject, below the daemon's name, so that services can sort by it. */
function placeOf(audit: PublishedAudit, item: string, subject: string, text: string): object {
  const hash = createHash('sha256')
    .update(JSON.stringify([machineOf(audit.target), item, subject]))
    .digest('hex')
  return {
    message: messageOf(text),
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: `${slug(audit.target.name)}/${uriPath(subject)}` },
          region: { startLine: 1 },
        },
        logicalLocations: [{ fullyQualifiedName: subject, kind: 'resource' }],
      },
    ],
    partialFingerprints: { primaryLocationLineHash: `${hash.slice(0, 16)}:1`, 'bulkheadFinding/v1': hash },
  }
}

/** `file:/etc/docker/daemon.json` is `file/etc/docker/daemon.json`; each part escaped, and none leads upwards. */
const uriPath = (subject: string): string =>
  subject
    .split(/[/:]+/)
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/') || 'host'

const slug = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
    .slice(0, 80) || 'host'

/** In messages braces are doubled, as they are placeholders else, and nothing from the machine may become a link. */
const messageOf = (text: string) => ({
  text: oneLine(text).replace(/[{}]/g, '$&$&').replaceAll('](', '] ('),
})

const notification = (id: string, index: number, text: string): object => ({
  level: 'warning',
  message: messageOf(text),
  associatedRule: { id, index },
})
const cutNotification = (text: string): object => ({ level: 'warning', message: { text } })
