import { expect, test } from 'vitest'
import type { ConnectionOutcome, HostProbe } from '../../contract/index.ts'
import { dockerdProcess, hostDouble, labDouble } from '../shared/probe-double.ts'
import { observe } from './observe.ts'
import { params } from './test-observations.ts'

const answer = (value: unknown): ConnectionOutcome => ({
  kind: 'answered',
  status: 200,
  body: typeof value === 'string' ? value : JSON.stringify(value),
})
const sets = (bounding: string) =>
  `CapInh:\t0000000000000000\nCapPrm:\t${bounding}\nCapEff:\t${bounding}\nCapBnd:\t${bounding}\nCapAmb:\t0000000000000000\n`

function masterDouble(over: Partial<HostProbe> = {}) {
  return hostDouble('master', {
    daemonIdentity: async () => ({ kind: 'genuine', process: dockerdProcess() }),
    daemon: async ({ path }) =>
      path.includes('all=1')
        ? answer([
            { Id: 'usher', ImageID: 'image', State: 'running', Names: ['/usher'] },
            { Id: 'old', ImageID: 'image', State: 'running', Names: ['/usher-old'] },
            { Id: 'ended', ImageID: 'image', State: 'exited', Names: ['/usher-dead'] },
          ])
        : answer({
            Id: path.split('/')[2],
            Image: 'image',
            State: { Status: 'running', Pid: 7 },
            HostConfig: { RestartPolicy: { Name: 'always' } },
          }),
    processFile: async () => sets('0000000000000008'),
    connect: async () => answer('done: bell-1487\n'),
    readFile: async (path) => (path === '/root/answers/needed' ? 'FOWNER\n' : undefined),
    ...over,
  })
}

test('sets by name, answers, the work, and who else does it', async () => {
  const seen = await observe(labDouble(masterDouble()), params)
  expect(seen.answers).toMatchObject({ needed: 'FOWNER', number: null })
  expect(seen.containers.map(({ name }) => name)).toEqual(['larch', 'linden', 'maple'])
  expect(seen.service).toMatchObject({
    status: 'running',
    restart: 'always',
    sets: { effective: ['FOWNER'], bounding: ['FOWNER'], ambient: [] },
    work: { kind: 'answered', body: 'done: bell-1487' },
    twins: ['usher-old'],
  })
})

test('an impostor is not asked for containers', async () => {
  const asked: string[] = []
  const master = masterDouble({
    daemonIdentity: async () => ({ kind: 'impostor', reason: 'python3 answers' }),
    daemon: async ({ path }) => {
      asked.push(path)
      return answer([])
    },
  })
  expect(await observe(labDouble(master), params)).toMatchObject({ containers: [], service: null })
  expect(asked).toEqual([])
})

test('what has only just been started is given a moment', async () => {
  let tries = 0
  const connect = async (): Promise<ConnectionOutcome> =>
    ++tries < 3 ? { kind: 'refused', message: 'connection refused' } : answer('done')
  const seen = await observe(labDouble(masterDouble({ connect })), params)
  expect([tries, seen.service?.work?.kind]).toEqual([3, 'answered'])
})
