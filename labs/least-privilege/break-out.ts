import { ProbeError, type HostProbe, type Message, msg, verbatim, joined } from '../../contract/index.ts'
import { runOnce } from '../shared/containers.ts'
import { api } from '../shared/daemon-api.ts'
import { execIn } from '../shared/exec-in.ts'
import type { SocketHeld } from '../../readings/sockets-held.ts'
import type { Step } from '../shared/attempt.ts'

interface Inside {
  master: HostProbe
  service: string
  /** Numbers of user and group. */
  user: string
  /** Whether `su` made root of it. */
  climbed: boolean
  sockets: readonly SocketHeld[]
  token: string
  step: Step
}

const IMAGE = 'bulkhead/shell'
const ways = ['proc', 'nsenter', 'docker'] as const
const markerOf = (token: string, way: string) => `/root/bulkhead-was-here-${token}-${way}`
const visitorOf = (token: string) => `bulkhead-visitor-${token}`

/** Tries the ways from the container to master's disk and answers which were open. Leaves nothing behind. */
export async function breakOut(inside: Inside): Promise<Message[]> {
  try {
    return await tryWays(inside)
  } finally {
    await leaveNothing(inside)
  }
}

async function tryWays(inside: Inside): Promise<Message[]> {
  const { sockets, token, step } = inside
  const open: Message[] = []
  const proc = markerOf(token, 'proc')
  const byProcess =
    (await write(
      inside,
      'proc',
      msg`Write ${proc} through /proc/1/root`,
      `echo ${token} > /proc/1/root${proc}`,
    )) ||
    (await write(
      inside,
      'nsenter',
      msg`Enter the file system of process 1 with nsenter, and write ${markerOf(token, 'nsenter')}`,
      `nsenter -t 1 -m sh -c 'echo ${token} > ${markerOf(token, 'nsenter')}'`,
    ))
  if (byProcess) open.push(msg`it sees master's processes and may enter them`)
  const [socket] = sockets.filter((held) => held.socket === '/run/docker.sock')
  if (!socket) step(msg`Look for the socket of master's Docker`, msg`There is none.`, false)
  else if (await throughSocket(inside, socket)) open.push(msg`it can talk to master's Docker`)
  return open
}

/** Somebody who may write to the socket is served; without a docker command in the container that is all we show. */
async function throughSocket(inside: Inside, { inside: path }: SocketHeld): Promise<boolean> {
  const { token, step } = inside
  const may = await sh(inside, `test -w ${path}`)
  step(
    msg`Look for the socket of master's Docker`,
    may.status === 0
      ? msg`${path} is there, and may be written to.`
      : msg`${path} is there, and may not be written to.`,
    may.status === 0,
  )
  if (may.status !== 0) return false
  const marker = markerOf(token, 'docker')
  await write(
    inside,
    'docker',
    msg`Ask Docker through ${path} for a container that holds master's whole disk, and write ${marker} from it`,
    `docker -H unix://${path} run --rm --pull never --network none --user 0 --name ${visitorOf(token)} -v /:/h ${IMAGE} sh -c 'echo ${token} > /h${marker}'`,
  )
  return true
}

/** Runs a command inside; what it did is read by our probe on master, not believed. */
async function write(
  inside: Inside,
  way: (typeof ways)[number],
  tried: Message,
  command: string,
): Promise<boolean> {
  const { master, token, step } = inside
  const { status, output } = await sh(inside, command)
  const proven = (await master.readFile(markerOf(token, way)))?.trim() === token
  const ended = status === 0 ? msg`it went through` : msg`it ended with status ${status}`
  const said = output === '' ? ended : verbatim(output.slice(0, 160))
  step(
    tried,
    proven
      ? msg`The file is on master and belongs to root: whoever can do this can do anything.`
      : msg`Nothing came of it on master: ${said}`,
    proven,
  )
  return proven
}

async function sh({ master, service, user, climbed }: Inside, command: string) {
  const cmd = climbed ? ['su', '-c', command, 'root'] : ['sh', '-c', command]
  const outcome = await execIn(master, service, { user, cmd, timeoutMs: 25_000 })
  return 'refused' in outcome
    ? { status: -1, output: outcome.refused }
    : { status: outcome.status, output: outcome.output.trim() }
}

/** On master, and in the container where a way ended there instead. */
async function leaveNothing({ master, service, token }: Inside): Promise<void> {
  const markers = ways.map((way) => markerOf(token, way))
  await api(master, {
    method: 'DELETE',
    path: `/containers/${visitorOf(token)}?force=1&v=1`,
    timeoutMs: 20_000,
  })
  await execIn(master, service, { user: '0', cmd: ['rm', '-f', ...markers] })
  const left = async () => {
    const found = await Promise.all(markers.map((marker) => master.stat(marker)))
    return markers.filter((_, index) => found[index] !== undefined)
  }
  const found = await left()
  if (found.length === 0) return
  await runOnce(master, {
    image: IMAGE,
    cmd: ['rm', '-f', ...found.map((marker) => `/h${marker}`)],
    user: '0',
    hostConfig: { Binds: ['/:/h'], NetworkMode: 'none' },
  })
  if ((await left()).length > 0) throw new ProbeError(msg`${joined(found)} is still on ${'master'}`)
}
