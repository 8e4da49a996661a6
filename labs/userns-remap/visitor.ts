import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { ProbeError, type HostProbe, msg } from '../../contract/index.ts'
import { inspectContainer, runOnce } from '../shared/containers.ts'
import { api, isDone } from '../shared/daemon-api.ts'
import { parseIdMap } from './id-ranges.ts'
import type { Mapping, VisitorSeen } from './observation.ts'

const PATIENCE_MS = 20_000
/** How long its command may take to come as far as trying. */
const TRYING_MS = 5_000
const STEP_MS = 40

/** What the kernel says of a process's ids; `null` where there is no such process. */
export async function readMapping(host: HostProbe, pid: number): Promise<Mapping | null> {
  const [uids, gids, status] = await Promise.all([
    host.processFile(pid, 'uid_map'),
    host.processFile(pid, 'gid_map'),
    host.processFile(pid, 'status'),
  ])
  const uid = /^Uid:\s+(\d+)/m.exec(status ?? '')?.[1]
  if (uids === undefined || gids === undefined || uid === undefined) return null
  return { uids: parseIdMap(uids), gids: parseIdMap(gids), uid: Number(uid) }
}

/**
 * Starts a container of our own that has the host's /etc at /h, and tries to write there as its root. What
 * came of it is read from the kernel and from the host's disk, because the image is the learner's. Leaves nothing.
 */
export async function sendVisitor(host: HostProbe, images: readonly string[]): Promise<VisitorSeen> {
  const token = randomBytes(6).toString('hex')
  const name = `bulkhead-visitor-${token}`
  const file = `bulkhead-was-here-${token}`
  const script = `trap 'rm -f /h/${file}; exit' TERM; echo ${token} > /h/${file}; echo tried ${token}; sleep 30 & wait`
  for (const image of images) {
    const body = {
      Image: image,
      Entrypoint: ['/bin/sh', '-c'],
      Cmd: [script],
      User: '0',
      Tty: true,
      HostConfig: { Binds: ['/etc:/h'], NetworkMode: 'none', LogConfig: { Type: 'json-file' } },
    }
    const created = await ask(host, 'POST', `/containers/create?name=${name}`, body)
    if (created.status === 404) continue
    if (!isDone(created)) return { kind: 'refused', image, message: created.message.trim().slice(0, 300) }
    try {
      const started = await ask(host, 'POST', `/containers/${name}/start`)
      if (!isDone(started)) return { kind: 'refused', image, message: started.message.trim().slice(0, 300) }
      return await watchVisitor(host, { name, image, token, path: `/etc/${file}` })
    } finally {
      await ask(host, 'DELETE', `/containers/${name}?force=1&v=1`)
    }
  }
  return { kind: 'no-image' }
}

interface Visitor {
  name: string
  image: string
  token: string
  path: string
}

async function watchVisitor(host: HostProbe, { name, image, token, path }: Visitor): Promise<VisitorSeen> {
  const pid = (await inspectContainer(host, name))?.State.Pid ?? 0
  const mapping = pid > 0 ? await readMapping(host, pid) : null
  let said = ''
  for (const deadline = Date.now() + TRYING_MS; Date.now() < deadline; await sleep(STEP_MS)) {
    said = (await ask(host, 'GET', `/containers/${name}/logs?stdout=1&stderr=1`)).message
    if (said.includes(`tried ${token}`)) break
  }
  const [left, text] = await Promise.all([host.stat(path), host.readFile(path)])
  const wrote = left && text?.trim() === token ? { path, uid: left.uid } : null
  if (left) await tidyUp(host, { name, image, token, path })
  return {
    kind: 'ran',
    image,
    mapping,
    tried: said.includes(`tried ${token}`),
    said: said.replace(`tried ${token}`, '').trim().slice(0, 200),
    wrote,
  }
}

/** The visitor takes its file along when it is told to go; another one does where it could not. */
async function tidyUp(host: HostProbe, { name, image, path }: Visitor): Promise<void> {
  await ask(host, 'POST', `/containers/${name}/kill?signal=TERM`)
  for (const deadline = Date.now() + 2000; Date.now() < deadline; await sleep(STEP_MS)) {
    if ((await host.stat(path)) === undefined) return
  }
  const inside = path.replace('/etc/', '/h/')
  const hostConfig = { Binds: ['/etc:/h'], NetworkMode: 'none', UsernsMode: 'host' }
  await runOnce(host, { image, cmd: ['rm', '-f', inside], user: '0', hostConfig })
  if ((await host.stat(path)) !== undefined) throw new ProbeError(msg`${path} is still on ${host.name}`)
}

function ask(host: HostProbe, method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) {
  return api(host, { method, path, body, timeoutMs: PATIENCE_MS })
}
