import { expect, test } from 'vitest'
import { type ConnectionOutcome, type HostProbe, render } from '../../contract/index.ts'
import { hostDouble } from '../shared/probe-double.ts'
import { deeds } from './deeds.ts'
import { families } from './families.ts'
import { gotThrough, harmless, triedInWords } from './harmless.ts'
import { machineOf, readTrial, tryCalls } from './trial.ts'

const answer = (body: unknown): ConnectionOutcome => ({
  kind: 'answered',
  status: 200,
  body: typeof body === 'string' ? body : JSON.stringify(body),
})
const calls = [
  { name: 'chmod', x86: 90, args: [0, ':/tmp/x'] },
  { name: 'fchmodat', x86: 268, arm: 53, args: [-100, 0, 0] },
]

function containerThat(prints: string) {
  const commands: string[][] = []
  const daemon: HostProbe['daemon'] = async ({ path, body }) => {
    if (path === '/version') return answer({ Arch: 'arm64' })
    if (path.endsWith('/start')) return answer(prints)
    if (path.endsWith('/json')) return answer({ ExitCode: 0 })
    commands.push((body as { Cmd: string[] }).Cmd)
    return answer({ Id: 'x' })
  }
  return { host: hostDouble('master', { daemon }), commands }
}

test('calls are made by the numbers of the machine, those that it does not have are not', async () => {
  const { host, commands } = containerThat('chmod 14\r\nfchmodat killed\r\n')
  expect(await tryCalls(host, 'c', 'x86', calls)).toEqual([
    { name: 'chmod', answer: 14 },
    { name: 'fchmodat', answer: 'killed' },
  ])
  expect(commands[0]!.slice(3)).toEqual(['chmod,90,0,:/tmp/x', 'fchmodat,268,-100,0,0'])
  await tryCalls(host, 'c', 'arm', calls)
  expect(commands[1]!.slice(3)).toEqual(['fchmodat,53,-100,0,0'])
  expect(await tryCalls(host, 'c', undefined, calls)).toBeNull()
  expect(await machineOf(host)).toBe('arm')
})

test('a program that says nothing of use, or never ends, tells nothing', async () => {
  expect(await tryCalls(containerThat('perl: not found').host, 'c', 'x86', calls)).toBeNull()
  expect(readTrial('reboot 0\n', calls)).toBeNull()
  const late = hostDouble('master', { daemon: async () => ({ kind: 'timeout', message: 'no answer' }) })
  expect(await tryCalls(late, 'c', 'x86', calls)).toBeNull()
  const broken = hostDouble('master', {
    daemon: () => Promise.reject(new Error('the test is wrong')),
  })
  await expect(tryCalls(broken, 'c', 'x86', calls)).rejects.toThrow('the test is wrong')
})

test('the error tells who refused', () => {
  expect([0, 9, 14, 22, 95].every((number) => gotThrough({ name: 'x', answer: number }))).toBe(true)
  expect(([1, 13, 38, 'killed'] as const).some((number) => gotThrough({ name: 'x', answer: number }))).toBe(
    false,
  )
  expect(render(triedInWords({ name: 'chmod', answer: 14 }))).toBe('chmod: EFAULT')
  expect(render(triedInWords({ name: 'chmod', answer: 'killed' }))).toBe('chmod: killed')
  expect(render(triedInWords({ name: 'chmod', answer: 99 }))).toBe('chmod: error 99')
})

test('every call that is asked about is tried on x86, and every deed is one of a family', () => {
  const names = harmless.map(({ name }) => name)
  expect(names).toEqual(expect.arrayContaining(Object.values(families).flatMap((family) => family.calls)))
  const of = (family: keyof typeof families) => deeds.filter((deed) => deed.family === family)
  for (const family of Object.keys(families) as (keyof typeof families)[]) {
    expect(of(family).length).toBeGreaterThan(1)
    const numbered = of(family).flatMap((deed) => deed.call?.('/tmp/a', '/tmp/b') ?? [])
    for (const { name, x86, arm } of numbered) {
      expect(families[family].calls).toContain(name)
      // The same number in both tables of ours.
      const known = harmless.find((call) => call.name === name)!
      expect([x86, arm]).toEqual([known.x86, known.arm])
    }
  }
})
