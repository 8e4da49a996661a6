import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dockerCandidates } from './candidates.ts'

let userHome: string

beforeEach(() => {
  userHome = mkdtempSync(join(tmpdir(), 'bulkhead-candidates-'))
})

afterEach(() => rmSync(userHome, { recursive: true }))

function addresses(env: NodeJS.ProcessEnv = {}, platform: NodeJS.Platform = 'linux'): string[] {
  return find(env, platform).map((candidate) => candidate.address)
}

function find(env: NodeJS.ProcessEnv = {}, platform: NodeJS.Platform = 'linux') {
  return dockerCandidates({ platform, env, userHome, ownSocket: '/own/docker.sock' })
}

function writeContext(name: string, host: string, tls: Record<string, string> = {}): void {
  const id = createHash('sha256').update(name).digest('hex')
  const meta = join(userHome, '.docker', 'contexts', 'meta', id)
  const keys = join(userHome, '.docker', 'contexts', 'tls', id, 'docker')
  mkdirSync(meta, { recursive: true })
  mkdirSync(keys, { recursive: true })
  writeFileSync(
    join(meta, 'meta.json'),
    JSON.stringify({ Name: name, Endpoints: { docker: { Host: host } } }),
  )
  for (const [file, text] of Object.entries(tls)) writeFileSync(join(keys, file), text)
}

function useContext(name: string): void {
  mkdirSync(join(userHome, '.docker'), { recursive: true })
  writeFileSync(join(userHome, '.docker', 'config.json'), JSON.stringify({ currentContext: name }))
}

describe('with nothing set', () => {
  test('Linux: the usual socket, Docker Desktop’s, our own', () => {
    const desktop = `unix://${join(userHome, '.docker', 'desktop', 'docker.sock')}`
    expect(addresses()).toEqual(['unix:///var/run/docker.sock', desktop, 'unix:///own/docker.sock'])
  })

  test('macOS has Docker Desktop’s socket, Windows its pipes, and neither an engine of ours', () => {
    const desktop = `unix://${join(userHome, '.docker', 'run', 'docker.sock')}`
    expect(addresses({}, 'darwin')).toEqual(['unix:///var/run/docker.sock', desktop])
    expect(addresses({}, 'win32')).toEqual([
      'npipe:////./pipe/dockerDesktopLinuxEngine',
      'npipe:////./pipe/docker_engine',
    ])
  })
})

describe('DOCKER_HOST', () => {
  test('is the only place then', () => {
    expect(find({ DOCKER_HOST: 'unix:///elsewhere.sock' })).toEqual([
      {
        from: 'DOCKER_HOST',
        address: 'unix:///elsewhere.sock',
        connection: { socketPath: '/elsewhere.sock' },
        explicit: true,
      },
    ])
  })

  test('naming the usual socket is as good as none', () => {
    expect(addresses({ DOCKER_HOST: 'unix:///var/run/docker.sock' })).toEqual(addresses())
  })

  test('with TLS reads the keys from DOCKER_CERT_PATH', () => {
    for (const name of ['ca', 'cert', 'key']) writeFileSync(join(userHome, `${name}.pem`), name)
    const env = { DOCKER_HOST: 'tcp://192.0.2.7', DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: userHome }
    expect(find(env)[0]?.connection).toEqual({
      protocol: 'https',
      host: '192.0.2.7',
      port: 2376,
      ca: 'ca',
      cert: 'cert',
      key: 'key',
    })
  })

  test('of a kind that we cannot use leaves no connection', () => {
    expect(find({ DOCKER_HOST: 'ssh://somebody@host' })).toMatchObject([
      { connection: undefined, explicit: true },
    ])
  })
})

describe('docker contexts', () => {
  test('the current one comes first, the usual places after it', () => {
    writeContext('work', 'tcp://192.0.2.7:2376', { 'ca.pem': 'ca' })
    useContext('work')
    const [first, ...rest] = find()
    expect(first?.connection).toMatchObject({ protocol: 'https', host: '192.0.2.7', ca: 'ca' })
    expect(first?.explicit).toBe(false)
    expect(rest).toHaveLength(3)
  })

  test('DOCKER_CONTEXT is meant, whatever else is set', () => {
    writeContext('work', 'unix:///work.sock')
    const env = { DOCKER_CONTEXT: 'work', DOCKER_HOST: 'unix:///elsewhere.sock' }
    expect(find(env)).toMatchObject([{ connection: { socketPath: '/work.sock' }, explicit: true }])
    expect(find({ DOCKER_CONTEXT: 'gone' })).toMatchObject([{ connection: undefined, explicit: true }])
  })

  test('a current one that is gone or unreadable is passed over', () => {
    useContext('gone')
    expect(addresses()).toHaveLength(3)
    writeFileSync(join(userHome, '.docker', 'config.json'), '{')
    expect(addresses()).toHaveLength(3)
  })
})
