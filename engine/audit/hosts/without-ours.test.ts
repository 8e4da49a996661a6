import { expect, test } from 'vitest'
import type { ApiRequest, WholeReply } from './api-client.ts'
import type { AgentEyes } from './agent-eyes.ts'
import { askingWithoutOurs, eyesWithoutOurs } from './without-ours.ts'

const id = 'a'.repeat(64)
const other = `${'a'.repeat(12)}${'b'.repeat(52)}`
const ours = { container: { id, name: 'bulkhead-audit-1' }, image: 'bulkhead/probe:1' }

/** What a daemon says, by path; what it was asked. */
function daemon(answers: Record<string, string>) {
  const asked: string[] = []
  const request = async ({ path }: ApiRequest): Promise<WholeReply> => {
    asked.push(path)
    const text = answers[path]
    const body = Buffer.from(text ?? '{"message":"no such thing"}')
    return { status: text === undefined ? 404 : 200, json: JSON.parse(body.toString()), said: '', body }
  }
  return { asked, client: { request } }
}

/** What is answered, by its bytes, which have to say the same as the JSON beside them. */
async function read(path: string, answer: unknown): Promise<unknown> {
  const { client } = daemon({ [path]: JSON.stringify(answer) })
  const { json, body } = await askingWithoutOurs(client, ours).request({ path })
  expect(JSON.parse(body.toString())).toEqual(json)
  return json
}

test('lists are without ours, and keep what only looks like it', async () => {
  const theirs = [
    {
      Id: other,
      Names: ['/bulkhead-audit-2'],
      Image: 'bulkhead/probe:1',
      Labels: { 'bulkhead.kind': 'audit' },
    },
    { Id: 'c'.repeat(64), Names: ['/web'] },
  ]
  expect(await read('/containers/json?all=1', [theirs[0], { Id: id, Names: ['/x'] }, theirs[1]])).toEqual(
    theirs,
  )
  const images = [
    { Id: 'sha256:2', RepoTags: ['bulkhead/probe:1', 'theirs:1'] },
    { Id: 'sha256:3', RepoTags: ['bulkhead/probe:2'] },
    { Id: 'sha256:4', RepoTags: null },
  ]
  expect(await read('/images/json', [...images, { Id: 'sha256:1', RepoTags: ['bulkhead/probe:1'] }])).toEqual(
    images,
  )
  expect(await read('/networks/host', { Name: 'host', Containers: { [id]: {}, [other]: {} } })).toEqual({
    Name: 'host',
    Containers: { [other]: {} },
  })
  expect(
    await read('/v1.41/system/df', {
      Containers: [{ Id: id }],
      Images: [{ Id: 'i', RepoTags: ['bulkhead/probe:1'] }],
    }),
  ).toEqual({ Containers: [], Images: [] })
})

test('numbers of containers and images are without ours', async () => {
  const info = { ID: 'd', Containers: 4, ContainersRunning: 2, ContainersPaused: 1, Images: 7 }
  expect(await read('/info', info)).toEqual({ ...info, Containers: 3, ContainersRunning: 1, Images: 6 })
})

test.each([
  `/containers/${id}/json`,
  `/containers/${id.slice(0, 12)}/json`,
  '/v1.41/containers/bulkhead-audit-1/logs?stdout=1',
  '/images/bulkhead%2Fprobe%3A1/json',
])('%s is not there, and nobody is asked', async (path) => {
  const { asked, client } = daemon({ [path]: '{"Id":"it is"}' })
  expect(await askingWithoutOurs(client, ours).request({ path })).toMatchObject({ status: 404 })
  expect(asked).toEqual([])
})

test.each([
  `/containers/${other}/json`,
  '/containers/bulkhead-audit-12/json',
  '/containers/a/json',
  '/images/bulkhead%2Fprobe%3A2/json',
])('%s is somebody else’s', async (path) => {
  expect(await read(path, { Id: 'theirs' })).toEqual({ Id: 'theirs' })
})

test('what does not name ours stays as it came, to the last digit', async () => {
  const path = '/containers/web/json'
  const { client } = daemon({ [path]: '{"Max":18446744073709551615}' })
  const { body } = await askingWithoutOurs(client, ours).request({ path })
  expect(body.toString()).toBe('{"Max":18446744073709551615}')
})

test('where nothing is ours, all of it is theirs', async () => {
  const path = '/containers/json'
  const { client } = daemon({ [path]: JSON.stringify([{ Id: id }]), '/info': '{"Containers":1,"Images":1}' })
  const asking = askingWithoutOurs(client, {})
  expect((await asking.request({ path })).json).toEqual([{ Id: id }])
  expect((await asking.request({ path: '/info' })).json).toEqual({ Containers: 1, Images: 1 })
})

test('the kernel’s processes are without what keeps our container, and its containers without it', async () => {
  const shim = (container: string) => ({
    pid: 1,
    args: ['containerd-shim-runc-v2', '-namespace', 'moby', '-id', container],
  })
  const seen = { processes: [shim(id), shim(other)], containers: { [id]: {}, [other]: {} }, daemon: null }
  const survey = async () => seen
  const eyes = eyesWithoutOurs({ survey, probe: { survey } } as unknown as AgentEyes, ours)
  const theirs = { processes: [shim(other)], containers: { [other]: {} }, daemon: null }
  const request = {} as Parameters<typeof eyes.survey>[0]
  expect(await eyes.survey(request)).toEqual(theirs)
  expect(await eyes.probe.survey(request)).toEqual(theirs)
})
