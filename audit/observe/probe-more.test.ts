import { expect, test } from 'vitest'
import { type Runner, seen, unseen } from '../audited-host.ts'
import { shown, soundHost } from '../testing/sound-host.ts'
import { probeMore } from './probe-more.ts'

type Run = Runner['run']
type Wanted = Parameters<Run>[0]
const STATUS = 'Name:\tcat\nCapEff:\t00000000a80425fb\nNoNewPrivs:\t0\nSeccomp:\t2\n'

/** A machine that runs what it is told: `logs` is what comes back of what was echoed. */
function machine({
  logs = (text) => ({ status: 0, output: `${text}\n` }),
  pull = async () => ({ pulled: true }),
}: {
  logs?: (text: string) => Awaited<ReturnType<Run>>
  pull?: Runner['pull']
} = {}) {
  const ran: Wanted[] = []
  const runner: Runner = {
    async run(wanted) {
      ran.push(wanted)
      if (wanted.command[0] === 'echo') return logs(wanted.command[1] ?? '')
      return {
        status: 0,
        output: `         0     231072      1000\n      1000          0          1\n${STATUS}`,
      }
    },
    pull,
  }
  return { ran, runner }
}
async function probed(driver: string, { runner }: { runner: Runner }) {
  return shown(await probeMore(seen(runner), { ...soundHost().info, LoggingDriver: driver }, []))
}

test('what was not allowed is not done', async () => {
  const why = { text: 'not asked for' }
  expect(await probeMore(unseen(why), soundHost().info, [])).toEqual(unseen(why))
})

test('the line goes through the daemon’s own driver, not one that the audit chose', async () => {
  const host = machine()
  expect((await probed('json-file', host)).logCanary).toMatchObject({ driver: 'json-file', arrived: true })
  const canary = host.ran.find(({ command }) => command[0] === 'echo')
  expect(canary?.hostConfig?.['LogConfig']).toEqual({ Type: '', Config: {} })
})

test.each<[string, string, Awaited<ReturnType<Run>>, boolean | null]>([
  ['a line that is not there', 'local', { status: 0, output: '' }, false],
  ['a line that was never written', 'local', { status: 127, output: '' }, null],
  ['a journal that has not taken it in yet', 'journald', { status: 0, output: '' }, null],
  ['a place that nobody can read back here', 'syslog', { status: 0, output: 'cached' }, null],
  ['logs thrown away', 'none', { status: 0, output: '' }, null],
  [
    'a place that can’t be reached',
    'syslog',
    { refused: 'failed to initialize logging driver: dial tcp 192.0.2.7:514: i/o timeout' },
    false,
  ],
  ['an image that is not there', 'syslog', { refused: 'No such image: bulkhead/shell:latest' }, null],
])('%s', async (_, driver, answer, arrived) => {
  expect((await probed(driver, machine({ logs: () => answer }))).logCanary.arrived).toBe(arrived)
})

test('every range of users that a plain container has is read', async () => {
  expect((await probed('local', machine())).plainContainer).toEqual({
    uidMap: '0     231072      1000\n      1000          0          1',
    seccomp: '2',
    capEff: '00000000a80425fb',
    noNewPrivs: '0',
  })
})

test('nothing is pulled but what is there already, by its digest', async () => {
  const asked: string[] = []
  const { runner } = machine({
    pull: async (reference) => {
      asked.push(reference)
      return { refused: 'not signed' }
    },
  })
  const [image] = soundHost().images
  if (!image) throw new Error('the sound host has an image')
  const digest = `registry.lab:5000/shop@sha256:${'a'.repeat(64)}`
  const { unsignedPull } = shown(
    await probeMore(seen(runner), soundHost().info, [{ ...image, digests: [digest] }]),
  )
  expect(asked).toEqual([digest])
  expect(unsignedPull).toEqual({ pulled: false, said: 'not signed' })
  expect(shown(await probeMore(seen(runner), soundHost().info, [])).unsignedPull).toBeNull()
})
