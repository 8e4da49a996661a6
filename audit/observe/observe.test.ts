import { expect, test } from 'vitest'
import type { ConnectionAttempt, ConnectionOutcome } from '../../contract/index.ts'
import { ProbeError } from '../../contract/index.ts'
import { type AuditedHost, seen, unseen } from '../audited-host.ts'
import type { FilesRequest, HostSurvey, SurveyRequest } from '../survey.ts'
import { shown, soundHost } from '../testing/sound-host.ts'
import { observe } from './observe.ts'

const sound = soundHost()
const [web] = sound.containers
if (!web) throw new Error('no container')
const image = sound.images[0]?.id ?? ''

interface Played {
  host: AuditedHost
  asked: string[]
  surveys: SurveyRequest[]
  looks: FilesRequest[]
  tried: ConnectionAttempt[]
  answers: Record<string, { status: number; json?: unknown }>
  kernel: HostSurvey
}

/** A machine with one container `web`, which can be altered before it is looked at. */
function play(): Played {
  const inspect = {
    ...web!.inspect,
    Config: { ...web!.inspect.Config, Env: ['PASSWORD=secret', 'PATH=/bin'] },
  }
  const json = (value: unknown) => ({ status: 200, json: value })
  const played: Omit<Played, 'host'> = {
    asked: [],
    surveys: [],
    looks: [],
    tried: [],
    answers: {
      '/info': json(sound.info),
      '/containers/json?all=1': json([{ Id: web!.id, Names: ['/web'], ImageID: image, State: 'running' }]),
      '/networks': json([]),
      '/images/json': json([
        { Id: image, RepoTags: ['registry.lab:5000/web:1'], RepoDigests: null, Created: 1, Size: 2 },
        { Id: 'sha256:other', RepoTags: null, RepoDigests: null, Created: 1, Size: 2 },
      ]),
      '/volumes': json({ Volumes: [{ Name: 'a'.repeat(64), Driver: 'local', Options: null, Labels: null }] }),
      [`/containers/${web!.id}/json`]: json(inspect),
      [`/images/${encodeURIComponent(image)}/json`]: json({ Config: { User: '1000' } }),
      [`/images/${encodeURIComponent(image)}/history`]: json([{ CreatedBy: 'RUN x', Comment: '', Size: 1 }]),
    },
    kernel: { ...shown(sound.host), containers: web!.kernel.seen ? { [web!.id]: web!.kernel.value } : {} },
  }
  const refused: ConnectionOutcome = { kind: 'refused', message: 'connection refused' }
  const host: AuditedHost = {
    name: 'played',
    isLab: false,
    sight: 'machine',
    async get(path) {
      played.asked.push(path)
      const { status, json: value } = played.answers[path] ?? { status: 404 }
      return { status, json: value, said: `status ${status}` }
    },
    eyes: seen({
      async survey(request) {
        played.surveys.push(request)
        return played.kernel
      },
      async files(request) {
        played.looks.push(request)
        return { texts: {}, stats: {}, within: {} }
      },
      async connect(attempt) {
        played.tried.push(attempt)
        return refused
      },
    }),
    runner: unseen({ text: 'not allowed' }),
    dispose: async () => {},
  }
  return Object.assign(played, { host })
}

test('one inspect for each container, images in use once, and one look at the kernel', async () => {
  const played = play()
  const saw = await observe(played.host)
  expect(played.asked).toHaveLength(new Set(played.asked).size)
  expect(played.asked).toHaveLength(8)
  expect(played.asked).not.toContain(`/images/${encodeURIComponent('sha256:other')}/json`)
  expect(played.surveys.map(({ containers }) => containers)).toEqual([undefined])
  // The configuration file, which this played machine leaves out of its first answer, and what is in the container.
  const looks = played.looks.map(({ texts, within }) => [...texts, ...within])
  expect(looks.flat()).toHaveLength(2)
  expect(looks).toContainEqual(['/etc/docker/daemon.json'])
  expect(looks).toContainEqual([{ id: web!.id, pid: 812 }])
  expect(saw.containers[0]?.kernel.seen).toBe(true)
  expect(saw.images[0]?.details?.user).toBe('1000')
  expect(saw.volumes[0]?.anonymous).toBe(true)
  expect(saw.probes.seen).toBe(false)
})

test('of a container’s environment only names go on', async () => {
  const saw = await observe(play().host)
  expect(saw.containers[0]?.inspect.Config.Env).toEqual(['PASSWORD', 'PATH'])
  expect(JSON.stringify(saw)).not.toContain('secret')
})

test('a container that is gone when it is asked about has vanished', async () => {
  const played = play()
  delete played.answers[`/containers/${web!.id}/json`]
  const saw = await observe(played.host)
  expect(saw).toMatchObject({ containers: [], vanished: ['web'], unread: [] })
})

test('a container whose inspect fails is not passed over', async () => {
  const played = play()
  played.answers[`/containers/${web!.id}/json`] = { status: 500 }
  const saw = await observe(played.host)
  expect(saw.containers).toEqual([])
  expect(saw.unread?.map(({ container }) => container)).toEqual(['web'])
})

test('a container that ends between inspect and survey is asked about again', async () => {
  const played = play()
  played.kernel = { ...played.kernel, containers: {} }
  const path = `/containers/${web!.id}/json`
  const { get } = played.host
  let inspects = 0
  const ended = {
    ...web!.inspect,
    State: { ...web!.inspect.State, Running: false, Pid: 0, Status: 'exited' },
  }
  const host: AuditedHost = {
    ...played.host,
    get: async (asked) =>
      asked === path && ++inspects > 1 ? { status: 200, json: ended, said: '' } : get(asked),
  }
  const saw = await observe(host)
  expect(saw.containers[0]).toMatchObject({ name: 'web', running: false, kernel: { seen: false } })
  expect(saw.vanished).toEqual([])
})

test('whose first process the daemon calls another than the kernel showed, is asked about by its number', async () => {
  const played = play()
  const shownAs = (pid: number) => ({
    ...played.kernel,
    containers: { [web!.id]: { ...shown(web!.kernel), pid } },
  })
  const host: AuditedHost = {
    ...played.host,
    eyes: seen({
      ...shown(played.host.eyes),
      survey: async (request) => {
        played.surveys.push(request)
        return shownAs(request.containers?.[0]?.pid ?? 4711)
      },
    }),
  }
  const saw = await observe(host)
  expect(played.surveys.map(({ containers }) => containers)).toEqual([undefined, [{ id: web!.id, pid: 812 }]])
  expect(shown(saw.containers[0]!.kernel).pid).toBe(812)
})

test('without eyes on the machine, all that they would have seen says why', async () => {
  const { host } = play()
  const why = { text: 'only the API is let through' }
  const saw = await observe({ ...host, sight: 'api', eyes: unseen(why) })
  const { containerTraffic, daemonDoors, registries } = saw.tries
  for (const blind of [
    saw.host,
    saw.configuration,
    containerTraffic,
    daemonDoors,
    registries,
    saw.containers[0]?.kernel,
  ])
    expect(blind).toEqual({ seen: false, why })
})

test('a daemon that does not answer is a ProbeError', async () => {
  const played = play()
  played.answers['/info'] = { status: 503 }
  await expect(observe(played.host)).rejects.toBeInstanceOf(ProbeError)
})

test('an answer that is not Docker’s is refused', async () => {
  const played = play()
  played.answers['/containers/json?all=1'] = { status: 200, json: { containers: 'many' } }
  await expect(observe(played.host)).rejects.toThrow('/containers/json')
})

test('registries are spoken to only where the machine’s own files say that they are near', async () => {
  const played = play()
  await observe(played.host)
  expect(played.tried).toEqual([])
  const text = '10.9.8.7 registry.lab\n'
  played.kernel = { ...played.kernel, texts: { '/etc/hosts': { text, changedAt: 0 } } }
  await observe(played.host)
  expect(played.tried.map(({ host, port, tls }) => [host, port, tls?.verifyName])).toEqual([
    ['10.9.8.7', 5000, 'registry.lab'],
    ['10.9.8.7', 5000, undefined],
  ])
})

test('a daemon that falls silent is not asked on and on, and nothing passes that was not seen', async () => {
  const played = play()
  const ids = Array.from({ length: 50 }, (_, index) => `${index}`.padStart(64, '0'))
  played.answers['/containers/json?all=1'] = {
    status: 200,
    json: ids.map((Id) => ({ Id, Names: [`/c${Id}`], ImageID: image, State: 'running' })),
  }
  const { get } = played.host
  let silences = 0
  const host: AuditedHost = {
    ...played.host,
    async get(path) {
      if (!/^\/containers\/\d/.test(path) || silences > 20) return get(path)
      silences++
      return { status: 0, json: undefined, said: 'no answer within 20000 ms' }
    },
  }
  const saw = await observe(host)
  expect(saw.containers).toEqual([])
  expect(saw.unread).toHaveLength(50)
  expect(silences).toBeLessThan(16)
})
