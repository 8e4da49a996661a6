import { expect, test } from 'vitest'
import {
  type AttemptStep,
  type ConnectionOutcome,
  type HostProbe,
  msg,
  render,
} from '../../contract/index.ts'
import { leaveMark } from './leave-mark.ts'
import { hostDouble } from './probe-double.ts'

/** A host on which the file that is asked for appears, or does not, and is gone once it is removed. */
async function run(writes: boolean) {
  let there = false
  const answer = (value: unknown, status = 200): ConnectionOutcome => ({
    kind: 'answered',
    status,
    body: typeof value === 'string' ? value : JSON.stringify(value),
  })
  const daemon: HostProbe['daemon'] = async ({ path, body }) => {
    if (path.endsWith('/exec')) {
      const { Cmd } = body as { Cmd: string[] }
      if (Cmd[0] === 'sh') there = writes
      return answer({ Id: 'e' }, 201)
    }
    if (path.endsWith('/start') && path.startsWith('/exec')) return answer('sh: not permitted\r\n')
    if (path.startsWith('/exec')) return answer({ ExitCode: 1 })
    if (path.includes('/create')) there = false
    return answer({ Id: 'c', StatusCode: 0 }, 201)
  }
  const master = hostDouble('master', {
    daemon: async (request) => {
      const outcome = await daemon(request)
      return request.path.endsWith('/wait') ? ({ ...outcome, status: 200 } as ConnectionOutcome) : outcome
    },
    readFile: async () => (there ? 'token\n' : undefined),
    stat: async () => (there ? ({ path: '/root/x' } as never) : undefined),
  })
  const steps: AttemptStep[] = []
  const mark = { master, container: 'c', tried: msg`Write`, command: 'echo', path: '/root/x', token: 'token' }
  const proven = await leaveMark(mark, (tried, got, succeeded, at = '') => {
    const step = { tried, got, succeeded, at }
    steps.push(step)
    return step
  })
  return { proven, steps, there }
}

test('what is on the host is proven, and taken away again', async () => {
  expect(await run(true)).toMatchObject({ proven: true, there: false, steps: [{ succeeded: true }] })
})

test('what a container says proves nothing, and is told', async () => {
  const { proven, steps } = await run(false)
  expect(proven).toBe(false)
  expect(steps[0] && render(steps[0].got)).toContain('not permitted')
})
