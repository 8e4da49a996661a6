import { expect, test } from 'vitest'
import { AttemptReport, type ConnectionOutcome, type HostProbe } from '../../contract/index.ts'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { randomDouble } from '../shared/random-double.ts'
import { attempt } from './attempt.ts'
import { drawParams } from './params.ts'

const params = drawParams(randomDouble(1))
const answer = (status: number, value: unknown): ConnectionOutcome => ({
  kind: 'answered',
  status,
  body: typeof value === 'string' ? value : JSON.stringify(value),
})

/** A daemon that pulls what it is given, or says why not; the tag leads to `before` at first. */
function dockerWith(said: string, refusal?: string, before?: string) {
  let tagged = before
  const known = new Set(before ? [before] : [])
  const daemon: HostProbe['daemon'] = async ({ method = 'GET', path }) => {
    if (path.startsWith('/images/json'))
      return answer(
        200,
        [...known].map((Id) => ({ Id })),
      )
    if (path.startsWith('/images/create')) {
      if (refusal !== undefined) return answer(500, { message: refusal })
      known.add('sha256:pulled')
      tagged = 'sha256:pulled'
      return answer(200, '{"status":"Status: Downloaded newer image"}\n')
    }
    if (method === 'POST' && /^\/images\/.*\/tag\?/.test(path)) {
      tagged = /^\/images\/(.*)\/tag/.exec(path)?.[1]
      return answer(201, '')
    }
    if (method === 'DELETE' && path.startsWith('/images/')) {
      known.delete('sha256:pulled')
      if (tagged === 'sha256:pulled') tagged = undefined
      return answer(200, [])
    }
    if (path.startsWith('/images/'))
      return tagged === undefined ? answer(404, { message: 'none' }) : answer(200, { Id: tagged })
    if (path.endsWith('/wait')) return answer(200, { StatusCode: 0 })
    if (path.includes('/logs')) return answer(200, said)
    return answer(201, { Id: 'c' })
  }
  return { lab: labDouble(hostDouble('master', { daemon })), left: () => ({ tagged, known: [...known] }) }
}

const run = async ({ lab }: ReturnType<typeof dockerWith>) =>
  AttemptReport.parse(await attempt.run(lab, params, () => {}))

test('the other image is run, and nothing of it is left', async () => {
  const docker = dockerWith(`It is ${params.token} who runs this.`)
  expect((await run(docker)).outcome).toBe('succeeded')
  expect(docker.left()).toEqual({ tagged: undefined, known: [] })
})

test('a name that led somewhere before leads there again', async () => {
  const docker = dockerWith(`It is ${params.token} who runs this.`, undefined, 'sha256:old')
  await run(docker)
  expect(docker.left()).toEqual({ tagged: 'sha256:old', known: ['sha256:old'] })
})

test('the house’s own image harms nobody', async () => {
  expect((await run(dockerWith(''))).outcome).toBe('refused')
})

test('a certificate that is not accepted is a refusal', async () => {
  const docker = dockerWith(
    '',
    'tls: failed to verify certificate: x509: certificate signed by unknown authority',
  )
  expect((await run(docker)).outcome).toBe('refused')
})

test('a registry that is away proves nothing', async () => {
  expect((await run(dockerWith('', 'dial tcp 10.0.0.2:5100: connect: connection refused'))).outcome).toBe(
    'error',
  )
})
