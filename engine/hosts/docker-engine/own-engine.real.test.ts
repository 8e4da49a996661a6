import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { render } from '../../../contract/index.ts'
import { Label } from '../docker/labels.ts'
import { acquireOwn } from './acquire-docker.ts'
import { dockerClient } from './client.ts'
import { mountsBelow } from './mounts.ts'
import { findOwnEngine, stopOwnEngine } from './own-engine.ts'
import { type OwnEngineFiles, ownEngineFiles } from './own-engine-files.ts'
import { findProgram } from './programs.ts'
import { isAlive, processesInGroups, processesNaming } from './processes.ts'

/**
 * In a network namespace of its own: starting, dockerd clears the rules of every other one beside it. And
 * ended with us, should the tests be killed.
 */
const COMMAND = ['unshare', '--net', 'setpriv', '--pdeathsig', 'TERM', findProgram('dockerd') ?? 'dockerd']
const quiet = { say: () => undefined }

let home: string
let files: OwnEngineFiles

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'bulkhead-own-'))
  files = ownEngineFiles(home)
})

afterEach(async () => {
  await stopOwnEngine(files)
  expect(processesNaming(files.root)).toEqual([])
  expect(mountsBelow(readFileSync('/proc/self/mountinfo', 'utf8'), [files.root])).toEqual([])
  rmSync(home, { recursive: true })
})

async function acquire() {
  const acquired = await acquireOwn(files, COMMAND, quiet)
  if ('trouble' in acquired) throw new Error(JSON.stringify(acquired.trouble))
  return acquired
}

function docker(...args: string[]): string {
  return execFileSync('docker', ['-H', `unix://${files.socket}`, ...args], { encoding: 'utf8' }).trim()
}

/** A container that sleeps, from an image of that one program and what it links to; its id. */
function runLab(): string {
  const program = findProgram('sleep') ?? '/bin/sleep'
  const libraries = execFileSync('ldd', [program], { encoding: 'utf8' }).match(/\/\S+/g) ?? []
  const archive = join(home, 'sleep.tar')
  execFileSync('tar', ['--create', '--dereference', '--file', archive, program, ...libraries], {
    stdio: 'ignore',
  })
  docker('import', archive, 'sleep')
  return docker('run', '--detach', '--label', `${Label.installation}=test`, 'sleep', program, '600')
}

async function crash(): Promise<void> {
  const engine = findOwnEngine(files)
  if (!engine) throw new Error('There is no engine to kill.')
  process.kill(engine.pid, 'SIGKILL')
  await expect.poll(() => isAlive(engine)).toBe(false)
}

describe('our own engine', () => {
  test('starts, answers the docker command, and is gone after the last release', async () => {
    const first = await acquire()
    expect(docker('version', '--format', '{{.Server.Version}}')).toMatch(/^\d+\.\d+/)
    const second = await acquire()
    await first.release()
    expect(findOwnEngine(files)).toBeDefined()
    await second.release()
    expect(findOwnEngine(files)).toBeUndefined()
    expect(existsSync(files.socket)).toBe(false)
    expect(readdirSync(files.leases)).toEqual([])
  })

  test('stays for a lab that still runs, which lives through a crash of the engine', async () => {
    const before = await acquire()
    const lab = runLab()
    await before.release()
    const engine = findOwnEngine(files)
    expect(engine).toBeDefined()

    await crash()
    expect(existsSync(files.pidFile)).toBe(true)
    const after = await acquire()
    expect(findOwnEngine(files)).not.toEqual(engine)
    const { State } = await dockerClient(after.connection).getContainer(lab).inspect()
    expect(State.Running).toBe(true)

    docker('rm', '--force', lab)
    await after.release()
    expect(findOwnEngine(files)).toBeUndefined()
  })

  test('leaves nothing running when it crashed and nobody uses it any more', async () => {
    const acquired = await acquire()
    const lab = runLab()
    expect(processesInGroups([lab])).toHaveLength(1)
    await crash()
    await acquired.release()
    expect(processesInGroups([lab])).toEqual([])
  })

  test('says what is wrong when the program is not there', async () => {
    const acquired = await acquireOwn(files, ['/nonexistent/dockerd'], quiet)
    expect(acquired).toMatchObject({ trouble: { code: 'docker-would-not-start' } })
    expect('trouble' in acquired && render(acquired.trouble.what)).toContain('ENOENT')
    expect(readdirSync(files.leases)).toEqual([])
  })
})
