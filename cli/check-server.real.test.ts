import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test, vi } from 'vitest'
import { type ExerciseDefinition, paramsToEnvironment } from '../contract/index.ts'
import { exercises } from '../labs/index.ts'
import { sshIntoLabHost, tlsIntoLabHost } from '../engine/audit/hosts/testing.ts'
import type { RunningLab } from '../engine/hosts/lab-hosts.ts'
import { labHostsForTests, testInstallation } from '../engine/hosts/testing.ts'
import { gradeServer } from '../engine/grading/grade-server.ts'
import { seededRandom } from '../engine/grading/random.ts'

/**
 * A lab host is as good a server as any: reached by ssh alone, or by its dockerd's TLS port alone, it is graded as found
 * and after a solution.
 */
const seed = 'ci'
const ends: (() => unknown)[] = []
afterEach(async () => {
  vi.unstubAllEnvs()
  for (const end of ends.splice(0).toReversed()) await end()
})

/** Leads to a lab host; its address. */
type Way = (lab: RunningLab) => Promise<string>

const overSsh: Way = async (lab) => {
  const { port, path, stop } = await sshIntoLabHost(lab.session.id)
  ends.push(stop)
  vi.stubEnv('PATH', path)
  return `ssh://root@127.0.0.1:${port}`
}

const overTls: Way = async (lab) => {
  const { port, certificates, stop } = await tlsIntoLabHost(lab)
  ends.push(stop)
  vi.stubEnv('DOCKER_TLS_VERIFY', '1')
  vi.stubEnv('DOCKER_CERT_PATH', certificates)
  return `tcp://127.0.0.1:${port}`
}

async function server(id: string, lead: Way) {
  const exercise = exercises.find((each) => each.id === id)
  if (!exercise) throw new Error(id)
  const params = exercise.params(seededRandom(seed))
  const hosts = await labHostsForTests(testInstallation())
  ends.push(() => hosts.dispose())
  const spec = { exercise: id, seed, topology: exercise.topology, params, setup: exercise.setup(params) }
  const lab = await hosts.open(spec, () => {}, new AbortController().signal)
  ends.push(async () => {
    await lab.release()
    await hosts.remove(lab.session.id)
  })
  const address = await lead(lab)
  const graded = async (probe = false, signal?: AbortSignal) => {
    const target = { kind: 'docker', address } as const
    const verdict = await gradeServer(exercise, { target, seed, params, probe, signal })
    return { score: verdict.score, statuses: new Set(verdict.tasks.map(({ status }) => status)) }
  }
  return { exercise, lab, graded }
}

/** What a script says as root of the lab host; throws where it fails. */
async function said(lab: RunningLab, script: string): Promise<string> {
  const running = await lab.exec('master', ['bash', '-s'], {
    env: { ...paramsToEnvironment(lab.session.params), HOME: '/root' },
    cwd: '/root',
  })
  running.stdin.end(script)
  const [output, complaints, status] = await Promise.all([
    text(running.stdout),
    text(running.stderr),
    running.exited,
  ])
  if (status !== 0) throw new Error(`On master this ended with status ${status}: ${complaints}`)
  return output
}

const solve = ({ id }: ExerciseDefinition, lab: RunningLab, solution: string) =>
  said(lab, readFileSync(new URL(`../labs/${id}/solutions/${solution}.sh`, import.meta.url), 'utf8'))

const none = { score: 0, statuses: new Set(['fail']) }
const all = { score: 100, statuses: new Set(['pass']) }

test('least-privilege over ssh: graded by looking only', async () => {
  const { exercise, lab, graded } = await server('least-privilege', overSsh)
  expect(await graded()).toEqual(none)
  await solve(exercise, lab, 'docker-run')
  expect(await graded()).toEqual(all)
})

test('userns-remap over ssh: what needs a container can be told only with leave to start one', async () => {
  const { exercise, lab, graded } = await server('userns-remap', overSsh)
  expect(await graded()).toEqual({ score: 0, statuses: new Set(['error']) })
  expect(await graded(true)).toEqual(none)
  await solve(exercise, lab, 'default-in-daemon-json')
  expect(await graded(true)).toEqual(all)
})

/** What a grading could leave behind, but for what the server itself writes all the time. */
async function everything(lab: RunningLab) {
  const docker = (what: string) => said(lab, `docker ${what} -q --no-trunc | sort`)
  return {
    containers: await docker('ps -a'),
    images: await docker('images -a'),
    networks: await docker('network ls'),
    volumes: await said(lab, 'docker volume ls -q | sort'),
    files: await said(
      lab,
      `find / -xdev \\( -path /proc -o -path /sys -o -path /run -o -path /dev -o -path /tmp -o -path /var/log \\) -prune -o -print | sort
       find /var/lib/docker -not -path '*/containers/*' -not -path '*/tmp/*' | sort`,
    ),
  }
}

/** What happened there since then, each but once, but for what happened to the container that looks. */
async function doings(lab: RunningLab, since: string): Promise<string[]> {
  const format = '{{.Type}} {{.Action}} {{or .Actor.Attributes.name .Actor.ID}}'
  const lines = await said(lab, `docker events --since ${since} --until $(date +%s.%N) --format '${format}'`)
  const others = lines.split('\n').filter((line) => line !== '' && !/ bulkhead-audit-\S+$/.test(line))
  return [...new Set(others.map((line) => line.replace(/sha256:\w+$/, 'an image')))]
}

test.each([
  // A daemon's option: its own container is the one that the option does not hold for.
  ['userns-remap', 'default-in-daemon-json'],
  // What the kernel says of a container's limits.
  ['resource-limits', 'create-then-update'],
  // Who reaches whom, from containers' places in the network.
  ['container-lan', 'pair-moves'],
  // All of the baseline, with every container, image and firewall rule that there is.
  ['docker-bench', 'one-by-one'],
  // An image, layer by layer.
  ['minimal-container', 'scratch-in-stages'],
])(
  '%s over tcp:// with TLS: a container looks, and is no part of what it sees',
  { timeout: 400_000 },
  async (id, solution) => {
    const { exercise, lab, graded } = await server(id, overTls)
    await expect(graded()).rejects.toMatchObject({ trouble: { code: 'server-not-seen' } })
    expect(await graded(true)).toEqual(none)
    await solve(exercise, lab, solution)
    expect(await graded(true)).toEqual(all)
  },
)

test(
  'over tcp:// the server is afterwards as it was, also where somebody stopped it',
  { timeout: 400_000 },
  async () => {
    const { lab, graded } = await server('namespaces', overTls)
    const before = await everything(lab)
    const since = (await said(lab, 'date +%s.%N')).trim()
    expect(await graded(true)).toEqual(none)
    expect(await everything(lab)).toEqual(before)
    expect(await doings(lab, since)).toEqual([
      'image load an image',
      'network connect host',
      'network disconnect host',
      'image untag an image',
      'image delete an image',
    ])

    const stop = new AbortController()
    const reason = new Error('stopped')
    const stopped = graded(true, stop.signal).catch((error: unknown) => error)
    await expect
      .poll(() => said(lab, 'docker ps --format {{.Names}}'), { timeout: 60_000 })
      .toContain('bulkhead-audit-')
    stop.abort(reason)
    expect(await stopped).toBe(reason)
    expect(await everything(lab)).toEqual(before)
  },
)
