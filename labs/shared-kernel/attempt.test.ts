import { expect, test } from 'vitest'
import { AttemptReport, type ConnectionOutcome, render } from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { attempt } from './attempt.ts'

const gone: ConnectionOutcome = { kind: 'answered', status: 404, body: '{"message":"No such container"}' }

test('what does not run was not tried', async () => {
  const master = hostDouble('master', { daemon: async () => gone })
  const params = { neighbour: 'kiosk', service: 'forge', stranger: 'busker' }
  const report = await attempt.run(labDouble(master), params, () => {})
  expect(AttemptReport.parse(report)).toEqual(report)
  expect(report).toMatchObject({ exercise: 'shared-kernel', outcome: 'error', steps: [] })
  expect(render(report.summary)).toContain('forge does not run')
})

/** A container in which every command ends like this; what is written appears on master. */
async function inside(status: number, output: string) {
  const disk = new Map<string, string>()
  const answer = (value: unknown, code = 200): ConnectionOutcome => ({
    kind: 'answered',
    status: code,
    body: typeof value === 'string' ? value : JSON.stringify(value),
  })
  const master = hostDouble('master', {
    daemon: async ({ path, body }) => {
      if (path === '/containers/forge/json') return answer({ State: { Running: true } })
      if (path.endsWith('/exec')) {
        const [, token, file] =
          /echo (\S+) > \/host-etc(\S+)/.exec((body as { Cmd: string[] }).Cmd.join(' ')) ?? []
        if (status === 0 && token !== undefined) disk.set(`/etc${file}`, token)
        return answer({ Id: 'e' }, 201)
      }
      if (path.endsWith('/start') && path.startsWith('/exec')) return answer(output)
      if (path.startsWith('/exec')) return answer({ ExitCode: status })
      disk.clear()
      return answer({ Id: 'c', StatusCode: 0 })
    },
    readFile: async (path) => disk.get(path),
    stat: async (path) => (disk.has(path) ? ({ path } as never) : undefined),
  })
  const params = { service: 'forge', sealFile: 'vault.key', seal: 'opal-12345' }
  return { ...(await attempt.run(labDouble(master), params, () => {})), left: disk.size }
}

test('who may do all has master, and leaves nothing there', async () => {
  const { outcome, summary, left } = await inside(0, 'opal-12345')
  expect(outcome).toBe('succeeded')
  expect(render(summary)).toContain('wrote to /etc')
  expect(left).toBe(0)
})

test('who is refused everywhere has nothing', async () => {
  const { outcome, steps } = await inside(1, 'not permitted')
  expect(outcome).toBe('refused')
  expect(steps).toHaveLength(4)
})
