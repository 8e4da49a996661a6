import { expect, test, vi } from 'vitest'
import type { HostProbe, ProcessInfo } from '../../contract/index.ts'
import { whyNotOnServer } from './server-exercises.ts'
import { oneHostLab, serverProbe } from './server-probe.ts'

const dockerd = { pid: 7, exe: '/usr/sbin/dockerd' } as ProcessInfo
function server(allowed: boolean) {
  const request = vi.fn(async () => ({ status: 201, json: {}, said: '', body: Buffer.from('{}') }))
  const connect = vi.fn(async () => ({ kind: 'answered' as const, status: 200, body: '' }))
  const process = async (pid: number) => (pid === 7 ? dockerd : undefined)
  const probe = serverProbe({
    name: 'master',
    probe: { connect, process } as unknown as HostProbe,
    client: { request },
    daemonPid: async () => 7,
    allowed,
  })
  return { probe, request, connect }
}

test('without leave nothing but GET goes out, and nothing is restarted with it either', async () => {
  const { probe, request, connect } = server(false)
  await expect(probe.daemon({ method: 'POST', path: '/containers/create?name=x' })).rejects.toThrow(
    'This needs POST /containers/create, which changes something',
  )
  await expect(probe.connect({ host: 'a', port: 1, method: 'DELETE', path: '/x' })).rejects.toThrow(
    'This needs DELETE /x',
  )
  expect(request).not.toHaveBeenCalled()
  expect(connect).not.toHaveBeenCalled()
  expect(await probe.daemon({ path: '/info' })).toMatchObject({ kind: 'answered', body: '{}' })
  const other = server(true)
  expect(await other.probe.daemon({ method: 'POST', path: '/x' })).toMatchObject({ status: 201 })
  await expect(other.probe.restartUnit('docker.service')).rejects.toThrow('is not restarted')
})

test('its daemon is the process that the kernel has, and there is no other host', async () => {
  const { probe } = server(false)
  expect(await probe.daemonIdentity()).toEqual({ kind: 'genuine', process: dockerd })
  const lab = oneHostLab(probe, '192.0.2.1')
  expect(lab.host('master')).toBe(probe)
  expect(() => lab.host('client')).toThrow('no client beside it')
})

test('exercises of several hosts, and those that are only in a lab, say why not', () => {
  expect(whyNotOnServer({ id: 'x', topology: ['a', 'b'] })).toBeDefined()
  expect(whyNotOnServer({ id: 'tampering', topology: ['a'] })).toBeDefined()
  expect(whyNotOnServer({ id: 'namespaces', topology: ['a'] })).toBeUndefined()
})
