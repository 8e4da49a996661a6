import { readFileSync } from 'node:fs'
import { arch, release } from 'node:os'
import { join } from 'node:path'
import {
  type DoctorFinding,
  type Logs,
  type SystemStatus,
  isEmpty,
  render,
  space,
} from '../../contract/index.ts'
import { ownEngineFiles } from '../hosts/docker-engine/own-engine-files.ts'
import { keptLines, logFile, thisPerson } from '../log.ts'
import { redact } from '../redact.ts'
import { bulkheadVersion } from '../version.ts'

/** Of other programs' logs. */
const LAST_LINES = 100

/** What somebody who helps would ask for, in English and without secrets. */
export function collectLogs(home: string, status: SystemStatus, findings: readonly DoctorFinding[]): Logs {
  const { root, log } = ownEngineFiles(home)
  const parts = [
    [
      `Bulkhead ${bulkheadVersion()}`,
      `Node ${process.version}, ${process.platform} ${release()} ${arch()}`,
      status.kind === 'ready' ? status.engine : `Status: ${status.kind}`,
    ],
    ['--- doctor', ...findings.map(inWords)],
    withTitle('--- own engine', lastLines(log)),
    withTitle('--- apt-get', lastLines(join(root, 'apt.log'))),
    ['--- log', ...keptLines()],
  ]
  const text = parts.map((lines) => lines.join('\n')).filter((part) => part !== '')
  return { text: redact(`${text.join('\n')}\n`, thisPerson()), file: logFile(home) }
}

function inWords({ id, status, detail, todo }: DoctorFinding): string {
  return `${status} ${id}: ${render(isEmpty(todo) ? detail : space(detail, todo))}`
}

const withTitle = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [title, ...lines]

function lastLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-LAST_LINES)
  } catch {
    return []
  }
}
