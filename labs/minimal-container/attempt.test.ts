import { expect, test } from 'vitest'
import {
  AttemptReport,
  type AttemptStep,
  type ConnectionOutcome,
  type HostProbe,
  render,
} from '../../contract/index.ts'
import { labDouble } from '../shared/probe-double.ts'
import { attempt } from './attempt.ts'
import { answer, disk, image, masterDouble, params } from './test-host.ts'

interface World {
  /** Whether the SSH server lets in who comes with the password. */
  open?: boolean
  /** Whether there is anything to start the SSH client in. */
  client?: boolean
  over?: Partial<HostProbe>
}

/** A master whose SSH server, where there is one, does what it is told to with the pages of the site. */
async function run({ open = false, client = true, over = {} }: World) {
  const pages = new Set<string>()
  const shared = masterDouble()
  const daemon: HostProbe['daemon'] = async (request): Promise<ConnectionOutcome> => {
    const { path, method = 'GET', body } = request
    if (path.startsWith('/images/'))
      return path.endsWith('/json') ? answer(200, image) : shared.daemon(request)
    if (path.includes('/create')) {
      if (!client) return answer(404, { message: 'No such image' })
      const [, , script = ''] = (body as { Cmd: string[] }).Cmd
      const [, put] = /cp \S+ \/srv\/www\/(\S+)/.exec(script) ?? []
      const [, away] = /rm \/srv\/www\/([^\s']+)/.exec(script) ?? []
      if (open && put) pages.add(`/${put}`)
      if (open && away) pages.delete(`/${away}`)
      return answer(201, { Id: 'x' })
    }
    if (path.endsWith('/wait')) return answer(200, { StatusCode: open ? 0 : 255 })
    if (path.includes('/logs')) return answer(200, open ? 'done' : 'ssh: connect to host: Connection refused')
    return answer(method === 'DELETE' ? 204 : 200, '')
  }
  const connect: HostProbe['connect'] = async ({ path }) => answer(pages.has(path) ? 200 : 404, '')
  const steps: AttemptStep[] = []
  const master = masterDouble({ daemon, connect, ...over })
  const report = await attempt.run(labDouble(master), params, (step) => steps.push(step))
  expect(AttemptReport.parse(report)).toEqual(report)
  expect(report.steps).toEqual(steps)
  expect(pages.size).toBe(0)
  return report
}

test('nothing is in the image and nobody listens: refused', async () => {
  const report = await run({})
  expect(report.outcome).toBe('refused')
  expect(report.steps.map(({ succeeded }) => succeeded)).toEqual([false, false])
  expect(render(report.steps[1]!.got)).toContain('Connection refused')
})

test('who gets in proves it on the site, and takes it away again', async () => {
  const report = await run({ open: true })
  expect(report.outcome).toBe('succeeded')
  expect(render(report.summary)).toContain('root in dairy')
})

test('a key that is left in a layer is found, also where nobody listens', async () => {
  const report = await run({ over: disk({ '/o/a/diff/key': '-----BEGIN PRIVATE KEY-----' }) })
  expect(report.outcome).toBe('succeeded')
  expect(render(report.summary)).toContain('gives away')
})

test('without a client to try with, nothing is said about the learner', async () => {
  expect((await run({ client: false })).outcome).toBe('error')
})
