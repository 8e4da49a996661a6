import { expect, test } from 'vitest'
import { noPolicy } from '../../contract/audit/index.ts'
import { render } from '../../contract/index.ts'
import { seen as saw } from '../audited-host.ts'
import type { AuditItem, Judgement } from '../item.ts'
import type { Observation } from '../observation.ts'
import { file, shown, soundHost } from '../testing/sound-host.ts'
import { localRegistry } from './i1-local-registry.ts'
import { imageSoftware } from './i2-image-software.ts'
import { secureChannel } from './i3-secure-channel.ts'
import { rebuiltImages } from './i4-rebuilt-images.ts'
import { tags } from './i5-tags.ts'
import { imageScan } from './i6-image-scan.ts'
import { imageSigning } from './i7-image-signing.ts'

const REGISTRY = 'registry.example:5000'
const WEB = `image:${REGISTRY}/web:1.4`

const judge = (item: AuditItem, host: Observation, policy = {}): Judgement =>
  item.judge(host, { ...noPolicy, ...policy })
const subjects = ({ findings }: Judgement) => findings.map(({ subject }) => subject)
function web(host: Observation) {
  const [[container], [image]] = [host.containers, host.images]
  if (!container || !image) throw new Error('no container')
  return { container, image, inspect: container.inspect, kernel: shown(container.kernel) }
}
const texts = (host: Observation) => shown(host.host).texts

test('every item passes, or asks, where nothing is wrong', () => {
  const host = soundHost()
  for (const item of [
    localRegistry,
    imageSoftware,
    secureChannel,
    rebuiltImages,
    tags,
    imageScan,
    imageSigning,
  ])
    expect([item.id, judge(item, host).status]).toEqual([item.id, 'pass'])
})

test('without images there is nothing to judge', () => {
  const host = soundHost()
  host.images = []
  for (const item of [
    localRegistry,
    imageSoftware,
    secureChannel,
    rebuiltImages,
    tags,
    imageScan,
    imageSigning,
  ])
    expect([item.id, judge(item, host).status]).toEqual([item.id, 'unsupported'])
})

test('I1: built here, or from everybody’s registry', () => {
  const host = soundHost()
  web(host).image.digests = []
  expect(subjects(judge(localRegistry, host))).toEqual([WEB])
  web(host).image.digests = [`nginx@sha256:${'2'.repeat(64)}`]
  expect(subjects(judge(localRegistry, host))).toEqual([WEB])
  web(host).image.digests.push(`${REGISTRY}/web@sha256:${'2'.repeat(64)}`)
  expect(judge(localRegistry, host).status).toBe('pass')
})

test('I1: by what was declared, and nobody is asked then', () => {
  const host = soundHost()
  expect(subjects(judge(localRegistry, host, { registries: ['other.example'] }))).toEqual([WEB])
  expect(judge(localRegistry, host, { registries: [REGISTRY] }).status).toBe('pass')
  expect(localRegistry.isAnswered?.(host, { ...noPolicy, registries: [REGISTRY] })).toBe(true)
})

test('I1: a registry that does not answer, and a mirror before Docker Hub', () => {
  const host = soundHost()
  host.tries.registries = saw([
    { what: { registry: REGISTRY, tls: true }, outcome: { kind: 'refused', message: 'connection refused' } },
  ])
  expect(subjects(judge(localRegistry, host))).toEqual([`registry:${REGISTRY}`])
  web(host).image.digests = [`nginx@sha256:${'2'.repeat(64)}`]
  host.info.RegistryConfig = { Mirrors: ['https://mirror.example/'] }
  expect(judge(localRegistry, host).status).toBe('pass')
})

test('I2: too old, by the policy’s days', () => {
  const host = soundHost()
  web(host).image.created = Date.parse('2026-06-01')
  expect(subjects(judge(imageSoftware, host))).toEqual([WEB])
  expect(judge(imageSoftware, host, { imageDays: 365 }).status).toBe('pass')
})

test('I2: a package from before it was mended', () => {
  const host = soundHost()
  const packages = { manager: 'dpkg', installed: { libc6: '2.36-9+deb12u1' }, changedAt: 0 }
  web(host).kernel.files = { setuid: [], tools: [], shells: [], packages }
  expect(subjects(judge(imageSoftware, host))).toEqual([WEB])
})

test('I2: without a date and without packages nothing can be told, nor without the container’s files', () => {
  const host = soundHost()
  web(host).image.created = 0
  expect(judge(imageSoftware, host).status).toBe('pass')
  web(host).kernel.files = { setuid: [], tools: [], shells: [], packages: null }
  expect(judge(imageSoftware, host).status).toBe('error')
  const blind = soundHost()
  web(blind).kernel.files = { unreadable: 'Permission denied' }
  expect(judge(imageSoftware, blind).status).toBe('error')
})

test('I3: what the running daemon believes, whatever its file says', () => {
  const host = soundHost()
  host.info.RegistryConfig = {
    InsecureRegistryCIDRs: ['127.0.0.0/8', '::1/128', '10.0.0.0/8'],
    IndexConfigs: {
      'shop.lab:5000': { Name: 'shop.lab:5000', Secure: false, Official: false },
      '127.0.0.1:5000': { Name: '127.0.0.1:5000', Secure: false, Official: false },
    },
    Mirrors: ['http://mirror.example/'],
  }
  expect(subjects(judge(secureChannel, host))).toEqual([
    'registry:shop.lab:5000',
    'registry:10.0.0.0/8',
    'registry:mirror.example',
  ])
})

test('I3: a registry without TLS, one that is not believed, and one on the loopback', () => {
  const host = soundHost()
  const ok = { kind: 'answered' as const, status: 200, body: '{}' }
  const attempt = (
    registry: string,
    tls: boolean,
    outcome: typeof ok | { kind: 'rejected' | 'untrusted'; message: string },
  ) => ({
    what: { registry, tls },
    outcome,
  })
  host.tries.registries = saw([
    attempt('plain.lab:5000', true, { kind: 'rejected', message: 'no TLS' }),
    attempt('plain.lab:5000', false, ok),
    attempt('stranger.lab:5000', true, { kind: 'untrusted', message: 'unknown authority' }),
    attempt('good.lab:5000', true, ok),
    attempt('127.0.0.1:5000', false, ok),
  ])
  expect(subjects(judge(secureChannel, host))).toEqual([
    'registry:plain.lab:5000',
    'registry:stranger.lab:5000',
  ])
})

test('I3: what a reload left in is a finding of its own', () => {
  const host = soundHost()
  shown(host.configuration).notLoaded = [
    { setting: 'insecure-registries', wanted: '[]', effective: '["shop.lab"]' },
  ]
  expect(subjects(judge(secureChannel, host))).toEqual(['setting:insecure-registries'])
})

test('I4: a commit in the history, and packages changed since the container was created', () => {
  const host = soundHost()
  const { image, kernel, inspect } = web(host)
  image.details?.history.unshift({ createdBy: 'bash', comment: 'patched', size: 9 })
  expect(subjects(judge(rebuiltImages, host))).toEqual([WEB])
  image.details?.history.shift()
  const packages = { manager: 'dpkg', installed: {}, changedAt: Date.parse(inspect.Created) + 60_000 }
  kernel.files = { setuid: [], tools: [], shells: [], packages }
  expect(subjects(judge(rebuiltImages, host))).toEqual(['container:web'])
})

test('I4: also of a container that was not looked into, and of one that was stopped', () => {
  const host = soundHost()
  const { container, inspect } = web(host)
  delete web(host).kernel.files
  expect(judge(rebuiltImages, host).status).toBe('error')
  inspect.GraphDriver = { Name: 'overlay2', Data: { UpperDir: '/layer' } }
  const path = '/layer/var/lib/dpkg/status'
  const absent = { unreadable: 'absent' }
  const none = {
    [path]: absent,
    '/layer/lib/apk/db/installed': absent,
    '/layer/var/lib/rpm/rpmdb.sqlite': absent,
  }
  shown(host.host).stats = none
  expect(judge(rebuiltImages, host).status).toBe('pass')
  shown(host.host).stats = { ...none, [path]: file(path) }
  Object.assign(container, { running: false, kernel: { seen: false, why: { text: 'stopped' } } })
  expect(subjects(judge(rebuiltImages, host))).toEqual(['container:web'])
})

test('I5: latest, no tag named, and a tag that went to another image', () => {
  const host = soundHost()
  const { inspect, image } = web(host)
  for (const reference of [`${REGISTRY}/web`, `${REGISTRY}/web:latest`]) {
    inspect.Config.Image = reference
    expect(subjects(judge(tags, host))).toEqual(['container:web'])
  }
  inspect.Config.Image = `${REGISTRY}/web:1.4`
  host.images.push({ ...image, id: 'sha256:new', tags: image.tags })
  image.tags = []
  expect(subjects(judge(tags, host))).toContain('container:web')
})

test('I5: by a digest, or by the ID of what has a tag, is right', () => {
  const host = soundHost()
  const { inspect, image } = web(host)
  inspect.Config.Image = `${REGISTRY}/web@sha256:${'2'.repeat(64)}`
  image.tags = []
  expect(judge(tags, host).status).toBe('pass')
  inspect.Config.Image = image.id
  image.tags = ['web:1.4']
  expect(judge(tags, host).status).toBe('pass')
})

test('I5: images that nobody uses, also such without a tag', () => {
  const host = soundHost()
  host.images.push({ id: `sha256:${'3'.repeat(64)}`, tags: [], digests: [], created: 0, size: 1 })
  host.images.push({ id: `sha256:${'4'.repeat(64)}`, tags: ['old:1'], digests: [], created: 0, size: 1 })
  expect(subjects(judge(tags, host))).toEqual(['image:sha256:333333333333', 'image:old:1'])
})

const scan = (host: Observation, text: string, changedAt = Date.parse('2026-11-20')) => {
  texts(host)['/var/log/image-scans/web.json'] = { text, changedAt }
}

test('I6: a report about the image that is not too old; without any, a person is asked', () => {
  const host = soundHost()
  expect(imageScan.isAnswered?.(host, noPolicy)).toBe(false)
  scan(host, `{"ImageID":"${web(host).image.id}"}`)
  expect(judge(imageScan, host).status).toBe('pass')
  expect(imageScan.isAnswered?.(host, noPolicy)).toBe(true)
  scan(host, `{"ImageID":"${web(host).image.id}"}`, Date.parse('2026-08-01'))
  expect(subjects(judge(imageScan, host))).toEqual([WEB])
  scan(host, `{"ArtifactName":"${REGISTRY}/web:1.4","ImageID":"sha256:${'9'.repeat(64)}"}`)
  expect(subjects(judge(imageScan, host))).toEqual([WEB])
  host.host = { seen: false, why: { text: 'far away.' } }
  expect(judge(imageScan, host).status).toBe('error')
})

function pulled(unsignedPull: { pulled: boolean; said: string } | null): Observation {
  const host = soundHost()
  host.probes = saw({
    logCanary: { driver: 'syslog', arrived: null, said: '' },
    plainContainer: { refused: '' },
    unsignedPull,
  })
  return host
}

test('I7: an unsigned pull that went through, unless clients are told otherwise', () => {
  const host = pulled({ pulled: true, said: 'x' })
  expect(subjects(judge(imageSigning, host))).toEqual(['host'])
  texts(host)['/etc/environment'] = {
    text: '# DOCKER_CONTENT_TRUST=1\nDOCKER_CONTENT_TRUST=0\n',
    changedAt: 0,
  }
  expect(subjects(judge(imageSigning, host))).toEqual(['host'])
  texts(host)['/etc/environment'] = { text: 'PATH=/bin\nDOCKER_CONTENT_TRUST=1\n', changedAt: 0 }
  expect(judge(imageSigning, host).status).toBe('pass')
  expect(imageSigning.isAnswered?.(host, noPolicy)).toBe(false)
})

test('I7: refused for want of a signature answers it; refused for another reason says nothing', () => {
  const host = pulled({
    pulled: false,
    said: 'authorization denied by plugin signatures: image is not signed',
  })
  expect(judge(imageSigning, host).status).toBe('pass')
  expect(imageSigning.isAnswered?.(host, noPolicy)).toBe(true)
  expect(judge(imageSigning, pulled({ pulled: false, said: 'no route to host' })).status).toBe('error')
  expect(judge(imageSigning, pulled(null)).status).toBe('pass')
})

test('what others named does not make sentences endless', () => {
  const host = soundHost()
  web(host).image.tags = [`${'x'.repeat(400)}:1`]
  web(host).image.digests = []
  const { summary, findings } = judge(localRegistry, host)
  expect(render(summary).length).toBeLessThan(300)
  expect(findings[0]?.subject.length).toBeLessThanOrEqual(300)
})

test('I5: a container that could not be looked at may use any image', () => {
  const host = soundHost()
  host.images.push({ id: `sha256:${'4'.repeat(64)}`, tags: ['old:1'], digests: [], created: 0, size: 1 })
  host.unread = [{ container: 'late', why: { text: 'The daemon did not say what it is.' } }]
  expect(judge(tags, host).status).toBe('error')
})
