import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { audit } from '../../audit/audit.ts'
import { noPolicy } from '../../contract/audit/index.ts'
import type { LabHosts, RunningLab } from '../hosts/lab-hosts.ts'
import { asRoot, labHostsForTests, plainSpec, testInstallation } from '../hosts/testing.ts'
import { openLabHost } from './hosts/lab-host.ts'

let hosts: LabHosts
let lab: RunningLab

beforeAll(async () => {
  hosts = await labHostsForTests(testInstallation())
  lab = await hosts.open(plainSpec('read-only'), () => {}, new AbortController().signal)
  await asRoot(
    lab,
    `docker network create back
     docker run -d --name web -p 8080:80 bulkhead/shell sleep 1000000
     docker run -d --name db --network back -v data:/data bulkhead/shell sleep 1000000
     docker run -d --name peer bulkhead/shell sleep 1000000
     docker create --name never bulkhead/shell true
     sleep 2`,
  )
}, 600_000)

afterAll(async () => {
  await lab.release()
  await hosts.remove(lab.session.id)
  await hosts.dispose()
})

async function said(script: string): Promise<string> {
  const process = await lab.exec('master', ['bash', '-euc', script])
  process.stdin.end()
  const [output, status] = await Promise.all([text(process.stdout), process.exited])
  if (status !== 0) throw new Error(`On master this ended with status ${status}: ${script}`)
  return output
}

/** All that an audit could leave behind. Files are told by when they or what they say of themselves last changed. */
const everything = async () => ({
  containers: await said(`docker ps -aq --no-trunc | sort | xargs docker inspect`),
  images: await said(`docker images -aq --no-trunc | sort -u | xargs docker image inspect`),
  networks: await said(`docker network ls -q --no-trunc | sort | xargs docker network inspect`),
  volumes: await said(`docker volume ls -q | sort | xargs docker volume inspect`),
  files: await said(
    `find / -xdev \\( -path /proc -o -path /sys -o -path /run -o -path /dev -o -path /tmp -o -path /var/log \\) -prune -o -printf '%p %m %U %G %s %T@ %C@\\n' | sort`,
  ),
  ofDocker: await said(
    `find /var/lib/docker /etc/docker -not -path '*/containers/*' -not -path '*/network/files/*' -not -path '*/merged*' -printf '%p %m %U %G %s %C@\\n' | sort`,
  ),
  ruleset: await said(`nft list ruleset | sed 's/counter packets [0-9]* bytes [0-9]*//'`),
})

test('an audit without leave to probe changes nothing on the machine', { timeout: 120_000 }, async () => {
  const before = await everything()
  const since = (await said('date +%s.%N')).trim()
  const host = openLabHost(lab, 'master', { probe: false })
  let report
  try {
    report = await audit(host, noPolicy, { kind: 'lab', exercise: 'plain', host: 'master' })
  } finally {
    await host.dispose()
  }
  const until = (await said('date +%s.%N')).trim()
  // It did look: an audit that saw nothing leaves nothing either.
  expect(report.containers).toBe(4)
  expect(report.target.probed).toBe(false)
  expect(report.items.filter(({ status }) => status === 'fail').length).toBeGreaterThan(3)
  expect(await said(`docker events --since ${since} --until ${until}`)).toBe('')
  expect(await everything()).toEqual(before)
})

test(
  'the guard sees a change: a container that is started is in the events',
  { timeout: 60_000 },
  async () => {
    const since = (await said('date +%s.%N')).trim()
    const before = await everything()
    await asRoot(lab, 'docker run --rm --name passing bulkhead/shell true; touch /etc/touched')
    expect(await said(`docker events --since ${since} --until $(date +%s.%N)`)).toContain('name=passing')
    expect((await everything()).files).not.toBe(before.files)
  },
)
