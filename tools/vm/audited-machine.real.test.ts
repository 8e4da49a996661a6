import { afterAll, beforeAll, expect, test } from 'vitest'
import { audit } from '../../audit/audit.ts'
import { type AuditReport, noPolicy } from '../../contract/audit/index.ts'
import { openAuditedHost } from '../../engine/audit/hosts/index.ts'
import { probeImage } from '../../engine/audit/hosts/probe-image.ts'
import { type DockerConnection, describeConnection, dockerClient } from '../../engine/hosts/docker-engine.ts'
import { dockerForTests, labHostsForTests, testInstallation } from '../../engine/hosts/testing.ts'

/** What an audit says of the engine's own machine: its control groups, and the security module of its kernel. */
const MiB = 1024 * 1024
const ours = testInstallation()
const held = `${ours}-held`
const loose = `${ours}-loose`
const IN_PLACE = { Memory: 64 * MiB, MemorySwap: 64 * MiB, PidsLimit: 64, NanoCpus: 5e8 }

let connection: DockerConnection
let docker: ReturnType<typeof dockerClient>
let hasAppArmor: boolean
let report: AuditReport

beforeAll(async () => {
  // Makes the images where they are missing.
  await (await labHostsForTests(ours)).dispose()
  connection = await dockerForTests()
  docker = dockerClient(connection)
  const { SecurityOptions } = await docker.info()
  hasAppArmor = SecurityOptions.includes('name=apparmor')
  for (const [name, HostConfig] of [
    [held, IN_PLACE],
    [loose, { SecurityOpt: ['apparmor=unconfined'] }],
  ] as const) {
    const container = await docker.createContainer({
      name,
      Image: probeImage(),
      Entrypoint: ['sleep', '1000000'],
      HostConfig: { NetworkMode: 'none', ...HostConfig },
    })
    await container.start()
  }
  report = await audited()
}, 600_000)

afterAll(async () => {
  for (const name of [held, loose]) await docker.getContainer(name).remove({ force: true })
})

/** A machine that is elsewhere is seen by a container only. */
async function audited(): Promise<AuditReport> {
  const asked = { kind: 'docker', address: describeConnection(connection) } as const
  const lab = () => {
    throw new Error('No lab is meant')
  }
  const host = await openAuditedHost(asked, { probe: !('socketPath' in connection), lab })
  try {
    return await audit(host, noPolicy, asked)
  } finally {
    await host.dispose()
  }
}

const item = (id: string) => report.items.find((each) => each.id === id)
/** Of our containers, in case that there are others. */
const wrongIn = (id: string): string[] =>
  (item(id)?.findings ?? [])
    .map(({ subject }) => subject)
    .filter((subject) => subject.startsWith(`container:${ours}`))

test('limits are those of the kernel', async () => {
  const { CgroupVersion } = (await docker.info()) as { CgroupVersion: string }
  expect(report.target).toMatchObject({ cgroup: Number(CgroupVersion), sight: 'machine' })
  for (const id of ['K3', 'C8']) {
    expect(item(id)?.status).toBe('fail')
    expect(wrongIn(id)).toEqual([`container:${loose}`])
  }
})

test('namespaces are the containers’ own', () => {
  expect(item('K7')?.status).not.toBe('error')
  expect(wrongIn('K7')).toEqual([])
})

test('a container is guarded by AppArmor, or found to be without, where the kernel has it', () => {
  expect(item('K4')?.status).toBe(hasAppArmor ? 'fail' : 'unsupported')
  expect(wrongIn('K4')).toEqual(hasAppArmor ? [`container:${loose}`] : [])
})
