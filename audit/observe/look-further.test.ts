import { expect, test } from 'vitest'
import type { FilesRequest, HostSurvey } from '../survey.ts'
import { file, shown, soundHost } from '../testing/sound-host.ts'
import { lookFurther } from './look-further.ts'

const USUAL = '/etc/docker/daemon.json'

/** Looks further on a machine with these arguments and this file, which has every file that is asked for. */
async function look(args: string[], configuration: Record<string, unknown>, path = USUAL) {
  const sound = shown(soundHost().host)
  const text = { text: JSON.stringify(configuration), changedAt: 0 }
  const first: HostSurvey = {
    ...sound,
    daemon: sound.daemon && { ...sound.daemon, args: ['dockerd', ...args] },
    texts: path === USUAL ? { [USUAL]: text } : {},
    stats: { '/etc/docker/key.pem': file('/etc/docker/key.pem', 0o600) },
  }
  const asked: FilesRequest[] = []
  const files = async (request: FilesRequest) => {
    asked.push(request)
    const texts = request.texts.includes(path) ? { [path]: text } : {}
    const stats = Object.fromEntries(request.stats.map((each) => [each, file(each, 0o644)]))
    return { texts, stats, within: {} }
  }
  const none = () => Promise.reject(new Error('only files are looked at'))
  return { seen: await lookFurther({ files, survey: none, connect: none }, first), asked }
}

test('most machines are looked at once', async () => {
  const { asked } = await look([], { icc: false, tlskey: '/etc/docker/key.pem' })
  expect(asked).toEqual([])
})

test('files for TLS elsewhere are looked at, whoever names them', async () => {
  const { seen, asked } = await look(['--tlskey=/srv/key.pem'], { tlscert: '/srv/cert.pem' })
  expect(asked.map(({ stats }) => stats)).toEqual([['/srv/cert.pem', '/srv/key.pem']])
  expect(Object.keys(seen.stats)).toEqual(['/etc/docker/key.pem', '/srv/cert.pem', '/srv/key.pem'])
})

test('so are those that a configuration file elsewhere names, once it was read', async () => {
  const { seen, asked } = await look(['--config-file=/srv/d.json'], { tlskey: '/srv/k' }, '/srv/d.json')
  expect(asked.map(({ texts, stats }) => [...texts, ...stats])).toEqual([
    ['/srv/d.json', '/srv/d.json'],
    ['/srv/k'],
  ])
  expect(seen.texts['/srv/d.json']).toBeDefined()
  expect(seen.stats['/srv/k']).toMatchObject({ mode: 0o644 })
})

test('a name that stands for many files is none', async () => {
  const { asked } = await look([], { tlskey: '/srv/*', tlscert: '/srv/', tlscacert: 'relative' })
  expect(asked).toEqual([])
})
