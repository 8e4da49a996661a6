import { ProbeError, type HostProbe, type Params } from '../../contract/index.ts'
import { getFromVm, runInVm } from '../shared/vm.ts'
import type { BoardTried, ReadTried } from './observation.ts'

/** A file that no profile for a notice board has a reason to name. */
const OTHER = '/etc/group'
const MARK = '-----'

/**
 * Has the board's program read three files in the virtual machine, where AppArmor stands between it and them, and
 * asks the kernel there under which profile it runs. All in one go: each request takes its time.
 */
export async function tryBoard(host: HostProbe, params: Params): Promise<BoardTried | null> {
  const { board = '', vault = '', vmPort, notice = '', secret = '' } = params
  const at = new Date().toISOString()
  const program = `/srv/${board}/cat`
  const paths = [`/srv/${board}/public/notice`, `/etc/${vault}/key`, OTHER]
  // Through pipes: AppArmor takes files from a confined program that its profile does not name. The last looks at the
  // profile of one that waits for input.
  const script = [
    'set -o pipefail',
    ...paths.map((path) => `${program} ${path} 2>&1 | cat; echo "${MARK}$?"`),
    `cat /etc/${vault}/key; echo "${MARK}$?"`,
    `cmp ${program} /bin/busybox; echo "${MARK}$?"`,
    `sleep 2 2>/dev/null | ${program} > /dev/null 2>&1 & program=$!`,
    `for turn in 1 2 3 4 5 6 7 8 9; do grep -q ^${program} /proc/$program/cmdline && break; usleep 50000; done`,
    `cat /proc/$program/attr/current; echo "${MARK}0"`,
  ].join('\n')
  const [output, page] = await Promise.all([
    runInVm(host, Number(vmPort), script),
    getFromVm(host, Number(vmPort), `/cgi-bin/${board}?notice`),
  ])
  if (output === null) return null
  const parts = [...output.matchAll(/([\s\S]*?)-----(\d+)\n/g)].map(([, said = '', status]) => ({
    said: said.trim(),
    status: Number(status),
  }))
  const [first, second, third, key, same, profile] = parts
  if (!first || !second || !third || !key || !same || !profile)
    throw new ProbeError('the virtual machine did not finish what it was asked')
  const tried = (path: string, { said, status }: { said: string; status: number }): ReadTried => ({
    path,
    status,
    said: said.replaceAll(secret, '…').slice(0, 200),
  })
  return {
    at,
    notice: tried(paths[0] ?? '', first),
    key: tried(paths[1] ?? '', second),
    other: tried(paths[2] ?? '', third),
    keyThere: key.status === 0 && key.said === secret,
    unchanged: same.status === 0,
    page: page.kind === 'answered' && page.status === 200 && page.body.trim() === notice,
    confinement: profile.said.slice(0, 200),
  }
}
