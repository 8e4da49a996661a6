/**
 * Builds the image of the grader from this checkout, offline but for Debian's packages:
 *
 *     npm run grader-image -- [--tag NAME] [--base IMAGE]
 *
 * The base is the one of the lab hosts where that is there, else Debian's own.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bulkheadVersion } from '../../engine/version.ts'
import { layOut } from './lay-out.ts'

const { values } = parseArgs({ options: { tag: { type: 'string' }, base: { type: 'string' } } })
const root = join(import.meta.dirname, '..', '..')
const tag = values.tag ?? `bulkhead/grader:${bulkheadVersion()}`
const ours = 'bulkhead/base:trixie'
const docker = (args: string[], loud = false) =>
  spawnSync('docker', args, { encoding: 'utf8', stdio: loud ? 'inherit' : 'pipe' })

const base = values.base ?? (docker(['image', 'inspect', ours]).status === 0 ? ours : 'debian:trixie-slim')
const folder = mkdtempSync(join(tmpdir(), 'bulkhead-grader-'))
try {
  layOut(root, folder)
  const built = docker(['build', '--network', 'host', '--build-arg', `BASE=${base}`, '-t', tag, folder], true)
  if (built.error) throw built.error
  if (built.status === 0) {
    const size = Number(docker(['image', 'inspect', '--format', '{{.Size}}', tag]).stdout)
    console.log(`${tag}: ${Math.round(size / 1e6)} MB`)
  } else {
    console.error(
      `The image could not be built from ${base}. Docker’s own words are above; --base names another image of Debian 13.`,
    )
    process.exitCode = 1
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
