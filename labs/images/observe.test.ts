import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  ImpostorError,
  ProbeError,
  render,
  type ConnectionOutcome,
  type HostProbe,
} from '../../contract/index.ts'
import { dockerdProcess, hostDouble, labDouble } from '../shared/probe-double.ts'
import { programOf, statusFileOf } from './component.ts'
import { observe } from './observe.ts'
import { seeInsecure, seeRegistries } from '../shared/registries.ts'
import { seeService } from './observe-service.ts'
import { seeTags, STORAGE } from './observe-storage.ts'
import { tryLogins } from './observe-trust.ts'
import { params } from './test-observation.ts'

const json = (status: number, body: unknown): ConnectionOutcome => ({
  kind: 'answered',
  status,
  body: JSON.stringify(body),
})

/** A host with these files, for reading and for finding. */
function hostWith(files: Record<string, string>, over: Partial<HostProbe> = {}): HostProbe {
  return hostDouble('host', {
    readFile: async (path) => files[path],
    findFiles: async ({ roots, needle }) =>
      Object.keys(files)
        .filter((path) => roots.some((root) => path.startsWith(root)) && files[path]?.includes(needle))
        .map((path) => ({ path }) as never),
    stat: async (path) => (path in files ? ({ path, type: 'file' } as never) : undefined),
    ...over,
  })
}

test('a registry is known by its program, wherever it listens', async () => {
  const host = hostDouble('registry', {
    listeners: async () => [
      { family: 4, address: '0.0.0.0', port: 5100, pids: [7] },
      { family: 4, address: '127.0.0.1', port: 5000, pids: [8] },
      { family: 4, address: '0.0.0.0', port: 22, pids: [9] },
    ],
    process: async (pid) =>
      dockerdProcess({
        pid,
        exe: pid === 9 ? '/usr/sbin/sshd' : '/usr/bin/docker-registry',
        cgroup: pid === 7 ? '/system.slice/docker-registry.service' : '/',
      }),
    unit: async () => ({ UnitFileState: 'enabled' }),
  })
  expect(await seeRegistries(host)).toEqual([
    { pid: 7, port: 5100, loopback: false, unit: 'docker-registry.service', enabled: 'enabled' },
    { pid: 8, port: 5000, loopback: true, unit: '', enabled: '' },
  ])
})

test('a tag is followed to its configuration, and only by blobs that are what they are called', async () => {
  const digestOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`
  const blobPath = (digest: string) => `${STORAGE}/blobs/sha256/${digest.slice(7, 9)}/${digest.slice(7)}/data`
  const config = `{"config":{"Hostname":"${params.intruderHost}"}}`
  const manifest = `{"config":{"digest":"${digestOf(config)}"}}`
  const tag = (name: string) =>
    `${STORAGE}/repositories/house/${params.service}/_manifests/tags/${name}/current/link`
  const files = {
    [tag('1.0')]: digestOf(manifest),
    [tag('2.0')]: digestOf('gone'),
    [blobPath(digestOf(manifest))]: manifest,
    [blobPath(digestOf(config))]: config,
    [blobPath(digestOf('gone'))]: 'forged',
  }
  expect(await seeTags(hostWith(files), params)).toEqual([
    { tag: '1.0', digest: digestOf(manifest), config: digestOf(config), changed: true },
    { tag: '2.0', digest: digestOf('gone'), config: '', changed: false },
  ])
})

test('the loopback is everybody’s exception, and what is more is told', async () => {
  const info = (RegistryConfig: unknown) =>
    seeInsecure(hostDouble('master', { daemon: async () => json(200, { RegistryConfig }) }))
  const own = ['127.0.0.0/8', '::1/128']
  const hub = { 'docker.io': { Name: 'docker.io', Secure: true } }
  expect(await info({ InsecureRegistryCIDRs: own, IndexConfigs: hub })).toEqual([])
  expect(await info({ InsecureRegistryCIDRs: [...own, '10.0.0.0/8'], IndexConfigs: hub })).toEqual([
    '10.0.0.0/8',
  ])
  expect(await info({ IndexConfigs: { ...hub, 'a:1': { Name: 'a:1', Secure: false } } })).toEqual(['a:1'])
  expect(await seeInsecure(hostDouble('master'))).toBeNull()
})

test('a login that gets no answer is no login, but an impostor is an impostor', async () => {
  const failing = (error: Error) =>
    tryLogins(
      hostDouble('master', {
        daemon: async () => {
          throw error
        },
      }),
      params,
    )
  expect((await failing(new ProbeError('no answer'))).right).toMatchObject({
    status: 0,
    message: 'no answer',
  })
  await expect(failing(new ImpostorError('master', 'python3'))).rejects.toThrow(ImpostorError)
})

test('what is below a deletion is found as a file, and does not count as what the image has', async () => {
  const layer = (name: string) => `/var/lib/docker/overlay2/${name}/diff`
  const files = {
    [`${layer('low')}/root/.token`]: params.depotToken ?? '',
    [`${layer('low')}${programOf(params)}`]: 'old',
    [`${layer('mid')}${programOf(params)}`]: 'new',
    [`${layer('low')}${statusFileOf(params)}`]: 'Version: 1',
    [`${layer('own')}/srv/secret`]: Buffer.from(params.depotToken ?? '').toString('base64'),
  }
  const container = {
    Id: '1',
    Image: 'sha256:ab',
    State: { Running: true, Paused: false, Pid: 9 },
    Config: { Env: null },
    GraphDriver: { Data: { UpperDir: layer('own'), LowerDir: `${layer('mid')}:${layer('low')}` } },
  }
  const deleted = `${layer('mid')}${statusFileOf(params)}`
  const host = hostWith(files, {
    daemon: async ({ path }) =>
      json(200, path.startsWith('/containers') ? container : { Id: 'sha256:ab', Size: 5 }),
    process: async () => dockerdProcess(),
    listeners: async () => [{ family: 4, address: '0.0.0.0', port: 80, pids: [9] }],
    stat: async (path) =>
      path === deleted
        ? ({ path, type: 'other' } as never)
        : path in files
          ? ({ path, type: 'file' } as never)
          : undefined,
  })
  const seen = await seeService(host, params)
  expect(seen).toMatchObject({ state: 'running', ports: [80] })
  expect(seen.image).toMatchObject({ program: 'new', status: null, layers: 2, size: 5 })
  expect(seen.image?.secretIn.map((each) => render(each))).toEqual([
    '/root/.token in layer low',
    '/srv/secret in layer own',
  ])
})

test('an empty lab is seen as one', async () => {
  const seen = await observe(labDouble(hostDouble('master'), hostDouble('registry')), params)
  expect(seen).toMatchObject({ registries: [], tags: [], insecure: null, service: { state: 'missing' } })
})
