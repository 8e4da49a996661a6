import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { candidatesOf, type Surroundings } from './targets.ts'
import { wayOf } from './docker-engine.ts'

function around(env: NodeJS.ProcessEnv = {}): Surroundings {
  const userHome = mkdtempSync(join(tmpdir(), 'bulkhead-targets-'))
  return { env, platform: 'linux', userHome, home: join(userHome, 'bulkhead') }
}

function context(
  { userHome }: Surroundings,
  name: string,
  host: string,
  tls: Record<string, string> = {},
): void {
  const id = createHash('sha256').update(name).digest('hex')
  const meta = join(userHome, '.docker/contexts/meta', id)
  mkdirSync(meta, { recursive: true })
  writeFileSync(
    join(meta, 'meta.json'),
    JSON.stringify({ Name: name, Endpoints: { docker: { Host: host } } }),
  )
  for (const [file, content] of Object.entries(tls)) {
    const folder = join(userHome, '.docker/contexts/tls', id, 'docker')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, file), content)
  }
}

test('an address that was given is the only one', () => {
  const here = around({ DOCKER_HOST: 'unix:///other.sock', DOCKER_CONTEXT: 'x' })
  expect(candidatesOf({ kind: 'docker', address: 'unix:///a.sock' }, here)).toMatchObject([
    { connection: { socketPath: '/a.sock' }, address: 'unix:///a.sock' },
  ])
})

test('over TCP there is TLS where DOCKER_TLS_VERIFY says so', () => {
  const target = { kind: 'docker', address: 'tcp://staging' } as const
  expect(candidatesOf(target, around())[0]?.connection).toEqual({
    protocol: 'http',
    host: 'staging',
    port: 2375,
  })
  const here = around({ DOCKER_TLS_VERIFY: '1', DOCKER_CERT_PATH: '/certificates' })
  expect(candidatesOf(target, here)[0]?.connection).toMatchObject({ protocol: 'https', port: 2376 })
})

test('a context gives its address with its certificates, or leads through ssh', () => {
  const here = around()
  context(here, 'staging', 'tcp://staging:2376', { 'ca.pem': 'CA', 'cert.pem': 'CERT', 'key.pem': 'KEY' })
  context(here, 'far', 'ssh://ann@far')
  expect(candidatesOf({ kind: 'docker', context: 'staging' }, here)).toMatchObject([
    { connection: { protocol: 'https', host: 'staging', port: 2376, ca: 'CA', cert: 'CERT', key: 'KEY' } },
  ])
  const [far] = candidatesOf({ kind: 'docker', context: 'far' }, here)
  expect(far && wayOf(far)).toMatchObject({ ssh: { host: 'far', user: 'ann' } })
})

test('a context that is not there is said to be missing, whoever named it', () => {
  const missing = /no docker context “gone”/
  expect(() => candidatesOf({ kind: 'docker', context: 'gone' }, around())).toThrow(missing)
  expect(() => candidatesOf({ kind: 'docker' }, around({ DOCKER_CONTEXT: 'gone' }))).toThrow(missing)
})

test('without a name it is the one that the surroundings name, or the usual sockets', () => {
  const named = around({ DOCKER_HOST: 'ssh://far' })
  const [far, ...others] = candidatesOf({ kind: 'docker' }, named)
  expect([far && wayOf(far), others]).toMatchObject([{ ssh: { host: 'far' } }, []])
  expect(candidatesOf({ kind: 'docker' }, around())[0]).toMatchObject({
    address: 'unix:///var/run/docker.sock',
  })
})

test('the default context is no other one, whatever is current', () => {
  const here = around({ DOCKER_CONTEXT: 'staging' })
  context(here, 'staging', 'tcp://staging:2376')
  writeFileSync(join(here.userHome, '.docker/config.json'), JSON.stringify({ currentContext: 'staging' }))
  expect(candidatesOf({ kind: 'docker', context: 'default' }, here)[0]).toMatchObject({
    address: 'unix:///var/run/docker.sock',
  })
})

test('what ssh would take for something else is no way to anywhere', () => {
  const [odd] = candidatesOf({ kind: 'docker', address: 'ssh://-oProxyCommand=x' }, around())
  expect(odd && wayOf(odd)).toBeUndefined()
})
