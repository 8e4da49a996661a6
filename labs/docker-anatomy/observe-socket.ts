import { setTimeout as sleep } from 'node:timers/promises'
import type { HostProbe, Params } from '../../contract/index.ts'
import { reduceOutcome } from '../shared/evidence.ts'
import type { JobsSeen, SocketSeen } from './observation.ts'

const TRIES = 8
const PAUSE_MS = 150
const SOCKET = '/run/docker.sock'

/** What a job says of itself, and the status with which Docker answers it: 000 for none. */
const knock = `id -u; curl -s -m 3 -o /dev/null -w 'docker %{http_code}' --unix-socket ${SOCKET} http://docker/_ping; true`

export async function observeSocket(host: HostProbe, params: Params): Promise<SocketSeen> {
  const [file, { SocketMode }, entry, groups] = await Promise.all([
    host.stat(SOCKET),
    host.unit('docker.socket', ['SocketMode']),
    passwdEntry(host, params),
    host.readFile('/etc/group'),
  ])
  const members = (groups ?? '')
    .split('\n')
    .map((line) => line.split(':'))
    .filter(([, , gid]) => Number(gid) === file?.gid)
    .flatMap(([, , , names = '']) => names.split(','))
  return {
    file: file ? { mode: file.mode, gid: file.gid, type: file.type } : null,
    nextMode: SocketMode === undefined ? null : Number(SocketMode),
    inGroup: members.includes(params.account ?? '') || entry?.gid === file?.gid,
  }
}

/** A runner that was started just now takes a moment until it listens, so it is looked for again. */
export async function observeJobs(host: HostProbe, params: Params): Promise<JobsSeen> {
  for (let tries = 1; ; tries++) {
    const seen = await lookAtJobs(host, params)
    if (seen.process || tries === TRIES) return seen
    const { ActiveState } = await host.unit('job-runner.service', ['ActiveState'])
    if (ActiveState !== 'active') return seen
    await sleep(PAUSE_MS)
  }
}

async function lookAtJobs(host: HostProbe, params: Params): Promise<JobsSeen> {
  const at = new Date().toISOString()
  const [entry, listeners, outcome] = await Promise.all([
    passwdEntry(host, params),
    host.listeners(),
    runJob(host, params, knock),
  ])
  const [pid] = listeners.find(({ port }) => port === Number(params.jobPort))?.pids ?? []
  const process = pid ? await rightsOf(host, pid) : null
  return { accountUid: entry?.uid ?? null, process, job: { outcome: reduceOutcome(outcome), at } }
}

/** Has the account do something, as anybody on the host can. */
export function runJob(host: HostProbe, { jobPort }: Params, run: string, timeoutMs = 5000) {
  const asked = { host: '127.0.0.1', port: Number(jobPort), method: 'POST', path: '/' } as const
  return host.connect({ ...asked, body: { run }, timeoutMs })
}

async function rightsOf(host: HostProbe, pid: number): Promise<JobsSeen['process']> {
  const [process, status = ''] = await Promise.all([host.process(pid), host.processFile(pid, 'status')])
  if (!process) return null
  const field = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1]?.trim() ?? ''
  const groups = `${field('Gid')} ${field('Groups')}`.split(/\s+/).filter((each) => each !== '')
  return { uid: process.uid, groups: [...new Set(groups.map(Number))], capabilities: field('CapEff') }
}

async function passwdEntry(host: HostProbe, { account }: Params) {
  const lines = ((await host.readFile('/etc/passwd')) ?? '').split('\n').map((line) => line.split(':'))
  const [, , uid, gid] = lines.find(([name]) => name === account) ?? []
  return uid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) }
}
