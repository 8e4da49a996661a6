import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { setDaemonOptions } from './set-daemon-options.ts'

/** What the command makes of a file with this text, in a folder of its own. */
function madeOf(text: string | undefined, options: Record<string, unknown>): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'daemon-options-'))
  try {
    const path = join(folder, 'daemon.json')
    if (text !== undefined) writeFileSync(path, text)
    const [command] = setDaemonOptions(options)
    execFileSync('bash', ['-c', command!.replaceAll('/etc/docker', folder)])
    return JSON.parse(readFileSync(path, 'utf8'))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('it works without a file and with an empty one', () => {
  expect(madeOf(undefined, { icc: false })).toEqual({ icc: false })
  expect(madeOf('', { icc: false })).toEqual({ icc: false })
})

test('what else stands in the file stays, inside of an option, too', () => {
  const before = { 'live-restore': true, 'default-ulimits': { nproc: { Name: 'nproc', Hard: 9 } } }
  const nofile = { Name: 'nofile', Hard: 4096 }
  expect(madeOf(JSON.stringify(before), { 'default-ulimits': { nofile } })).toEqual({
    'live-restore': true,
    'default-ulimits': { nproc: { Name: 'nproc', Hard: 9 }, nofile },
  })
})
