import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import type { LabSession } from '../../contract/index.ts'
import { dockerClient } from './docker-engine.ts'
import { Label } from './docker/labels.ts'
import { dockerForTests, labHostsForTests, testInstallation } from './testing.ts'

const CHILD = `
import { labHostsForTests, plainSpec } from './engine/hosts/testing.ts'
const hosts = await labHostsForTests(process.argv[1])
const lab = await hosts.open(plainSpec('crash'), () => {}, new AbortController().signal)
hosts.keepStandby(plainSpec('crash'))
await hosts.standbyReady()
console.log(JSON.stringify(lab.session))
`

test('the next start clears what a killed process left, and takes up the lab that is to be kept', async () => {
  const installation = testInstallation()
  const hosts = await labHostsForTests(installation)
  const docker = dockerClient(await dockerForTests())
  const child = spawn(process.execPath, ['--input-type=module', '-e', CHILD, installation], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  const session = JSON.parse(line) as LabSession

  // While its process lives, nothing of it is anybody else's to clear.
  expect(await hosts.sweep(new Set())).toEqual({ containers: 0, networks: 0, volumes: 0 })
  child.kill('SIGKILL')
  await once(child, 'exit')

  // The standby of two hosts goes, the open lab stays and can be taken up.
  expect(await hosts.sweep(new Set([session.id]))).toEqual({ containers: 4, networks: 0, volumes: 4 })
  const lab = await hosts.adopt(session)
  expect(await lab?.probe.host('master').daemonIdentity()).toMatchObject({ kind: 'genuine' })
  await lab?.release()

  expect(await hosts.sweep(new Set())).toEqual({ containers: 4, networks: 1, volumes: 4 })
  expect(await hosts.adopt(session)).toBeUndefined()
  const filters = JSON.stringify({ label: [`${Label.installation}=${installation}`] })
  expect(await docker.listContainers({ all: true, filters })).toEqual([])
  await hosts.dispose()
})
