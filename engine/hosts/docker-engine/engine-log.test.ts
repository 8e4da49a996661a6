import { expect, test } from 'vitest'
import { render } from '../../../contract/index.ts'
import { explainEngineLog } from './engine-log.ts'

const files = { root: '/h/docker', log: '/h/docker/dockerd.log' }
const codeOf = (log: string, outOfTime = false) => explainEngineLog(log, files, outOfTime).code

test('what stopped it is told from its log', () => {
  expect(codeOf('write /h/docker/data: no space left on device')).toBe('disk-full')
  expect(codeOf('failed to create NAT chain: iptables not found')).toBe('iptables')
  expect(codeOf("Devices cgroup isn't mounted")).toBe('no-cgroups')
})

test('anything else is shown as it said it, with where to read on', () => {
  const trouble = explainEngineLog('one\nfailed to start daemon: strange\n', files, false)
  expect(trouble.code).toBe('docker-would-not-start')
  expect(render(trouble.what)).toContain('strange')
  expect(render(trouble.todo)).toContain(files.log)
  expect(render(explainEngineLog('', files, true).what)).toContain('after a minute')
})
