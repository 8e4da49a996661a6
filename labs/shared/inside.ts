import { ProbeError, type HostProbe, msg } from '../../contract/index.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import { api, isDone, type ApiRequest } from './daemon-api.ts'

/** A container that somebody got into. */
export interface Inside {
  host: HostProbe
  id: string
  pid: number
  name: string
  /** Where what it writes to this path lands on the host's disk; `undefined` where it does not land there. */
  onDisk(path: string): string | undefined
  logPath: string
}

type Inspected = ContainerInspect & { GraphDriver?: { Data?: { UpperDir?: string } | null } }

export async function enter(host: HostProbe, name: string): Promise<Inside> {
  const answer = await ask(host, { path: `/containers/${name}/json` })
  const { State, Id, LogPath, Mounts, GraphDriver } = answer.json as Inspected
  if (!State.Running || State.Paused || !State.Pid) throw new ProbeError(msg`container ${name} does not run`)
  const upper = GraphDriver?.Data?.UpperDir
  const onDisk = (path: string) => {
    const mount = Mounts.find(({ Destination }) => path.startsWith(`${Destination}/`))
    if (mount) return mount.Source === '' ? undefined : mount.Source + path.slice(mount.Destination.length)
    return upper === undefined ? undefined : upper + path
  }
  return { host, id: Id, pid: State.Pid, name, onDisk, logPath: LogPath }
}

/** Starts a command and does not wait for it. Answers with what tells whether it ended. */
export async function start({ host, id }: Inside, script: string): Promise<() => Promise<boolean>> {
  const body = { Cmd: ['sh', '-c', script] }
  const created = await ask(host, { method: 'POST', path: `/containers/${id}/exec`, body })
  const exec = `/exec/${(created.json as { Id: string }).Id}`
  await ask(host, { method: 'POST', path: `${exec}/start`, body: { Detach: true } })
  return async () => {
    const { json } = await ask(host, { path: `${exec}/json` })
    return (json as { Running: boolean }).Running === false
  }
}

/** Waits until a started command has ended. Commands of the attempt end by themselves. */
export async function end(ended: () => Promise<boolean>, timeoutMs = 15_000): Promise<void> {
  const until = Date.now() + timeoutMs
  while (!(await ended())) {
    if (Date.now() > until) throw new ProbeError(msg`a command of the attempt did not end in time`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

export async function run(inside: Inside, script: string): Promise<void> {
  await end(await start(inside, script))
}

async function ask(host: HostProbe, request: ApiRequest) {
  const answer = await api(host, { timeoutMs: 15_000, ...request })
  if (!isDone(answer)) throw new ProbeError(msg`Docker answered: ${answer.message.trim().slice(0, 160)}`)
  return answer
}
