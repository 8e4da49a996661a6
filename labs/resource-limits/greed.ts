import { ProbeError, type Params, msg } from '../../contract/index.ts'
import type { Greed } from '../shared/burn.ts'
import { end, run, start, type Inside } from '../shared/inside.ts'
import { readPressure, watchPressure } from '../shared/pressure.ts'

const MIB = 1024 * 1024
const mebibytes = (bytes: number) => `${Math.round(bytes / MIB)} MiB`

/** A fork bomb that counts: a few dozen processes beyond the limit, which sleep for four seconds and are gone. */
export async function forkTooMuch(inside: Inside, params: Params): Promise<Greed> {
  const limit = Number(params.pidsLimit)
  const wanted = limit + 40
  const before = await readPressure(inside.host, inside.pid)
  const forks = `i=0; while [ $i -lt ${wanted} ]; do sleep 4 & i=$((i+1)); done; wait`
  const ended = await start(inside, forks)
  const looks = await watchPressure(
    inside.host,
    inside.pid,
    8000,
    ({ pids, pidsRefused }) => pids > limit || pidsRefused > before.pidsRefused,
  )
  const most = Math.max(...looks.map(({ pids }) => pids))
  const refused = (looks.at(-1)?.pidsRefused ?? 0) > before.pidsRefused
  await end(ended)
  await watchPressure(inside.host, inside.pid, 8000, ({ pids }) => pids <= before.pids)
  const tried = msg`Start ${wanted} processes in ${inside.name}`
  if (most > limit)
    return { tried, got: msg`${most} ran at once, and nothing stopped them.`, succeeded: true }
  if (refused)
    return { tried, got: msg`The kernel refused the next one when there were ${most}.`, succeeded: false }
  throw new ProbeError(msg`only ${most} processes were started, and none was refused`)
}

/** One process that holds more than the limit for as long as nobody reads what it writes. */
export async function holdTooMuch(inside: Inside, params: Params): Promise<Greed> {
  const limit = Number(params.memoryMb) * MIB
  const wanted = Number(params.memoryMb) + 32
  const before = await readPressure(inside.host, inside.pid)
  const ended = await start(inside, `dd if=/dev/zero bs=${wanted}M count=1 | sleep 3`)
  const looks = await watchPressure(
    inside.host,
    inside.pid,
    8000,
    ({ memory, oomKills }) => memory > limit || oomKills > before.oomKills,
  )
  const most = Math.max(...looks.map(({ memory }) => memory))
  const killed = (looks.at(-1)?.oomKills ?? 0) > before.oomKills
  await end(ended)
  const tried = msg`Take ${wanted} MiB of memory in ${inside.name}`
  if (most > limit) return { tried, got: msg`It got them: ${mebibytes(most)} in use.`, succeeded: true }
  if (killed) return { tried, got: msg`The kernel ended the process that took them.`, succeeded: false }
  throw new ProbeError(msg`${mebibytes(most)} were in use, and nothing was ended`)
}

/** A file that is larger than the room for it, removed at once. */
export async function writeTooMuch(inside: Inside, params: Params, folder: string): Promise<Greed> {
  const room = Number(params.scratchMb) * MIB
  const wanted = Number(params.scratchMb) + 8
  const file = `${folder}/greed`
  try {
    await run(inside, `head -c ${wanted}m /dev/zero > ${file}`)
    const place = inside.onDisk(file)
    const size = (place === undefined ? undefined : await inside.host.stat(place))?.size ?? 0
    const tried = msg`Write ${wanted} MiB to ${file} in ${inside.name}`
    return size > room
      ? { tried, got: msg`${mebibytes(size)} are on the host's disk: ${place ?? file}.`, succeeded: true }
      : { tried, got: msg`Nothing of that size arrived on the host’s disk.`, succeeded: false }
  } finally {
    await run(inside, `rm -f ${file}`)
  }
}

/** More than the log may hold, through the pipe that Docker reads from. A log can't be untold: the text stays. */
export async function talkTooMuch(inside: Inside, params: Params): Promise<Greed> {
  const limit = (Number(params.logMb) + 1) * MIB
  const wanted = Number(params.logMb) + 3
  await run(inside, `head -c ${wanted}m /dev/zero | tr '\\0' x > /proc/1/fd/1`)
  const size = await settledLogSize(inside, limit)
  const tried = msg`Let ${inside.name} print ${wanted} MiB`
  return size > limit
    ? { tried, got: msg`Its log takes ${mebibytes(size)} of the host's disk.`, succeeded: true }
    : { tried, got: msg`Its log takes ${mebibytes(size)}; older lines made room.`, succeeded: false }
}

/** Docker writes a little later than the container prints: looks until it is too much or does not change. */
async function settledLogSize(inside: Inside, limit: number): Promise<number> {
  let size = -1
  for (let same = 0; same < 4;) {
    const now = await logSize(inside)
    // A line a second comes from the ordinary work.
    same = Math.abs(now - size) < 4096 ? same + 1 : 0
    size = now
    if (size > limit) return size
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
  return size
}

/** Of both drivers' files, also of those that were rotated. */
async function logSize({ host, id, logPath }: Inside): Promise<number> {
  const local = `/var/lib/docker/containers/${id}/local-logs/container.log`
  const endings = ['', ...Array.from({ length: 9 }, (_, index) => `.${index + 1}`)]
  const paths = [logPath, local].flatMap((path) =>
    path === '' ? [] : endings.flatMap((ending) => [path + ending, `${path}${ending}.gz`]),
  )
  const files = await Promise.all(paths.map((path) => host.stat(path)))
  return files.reduce((sum, file) => sum + (file?.size ?? 0), 0)
}
