import { ProbeError, type HostProbe, type Params, msg } from '../../contract/index.ts'
import { getFromVm, runInVm } from '../shared/vm.ts'
import type { BoardTried, ReadTried } from './observation.ts'

/** A file that no profile for a notice board has a reason to name. */
const OTHER = '/etc/group'
const OTHER_BEGINS = 'root:x:0:'
const REFUSED = /can't open|denied/i
const MARK = '-----'

/**
 * Has the board's program read three files in the virtual machine, where AppArmor stands between it and them, and
 * asks the kernel there under which profile it runs. All in one go: each request takes its time.
 */
export async function tryBoard(host: HostProbe, params: Params): Promise<BoardTried | null> {
  const { board = '', vault = '', vmPort, notice = '', secret = '' } = params
  const at = new Date().toISOString()
  const program = `/srv/${board}/cat`
  const [key, other] = [`/etc/${vault}/key`, OTHER]
  // Every program costs time there, so what the shell can do itself it does. The last program waits for input that does
  // not come, to be looked at meanwhile.
  const script = [
    `${program} ${key} ${other} 2>&1`,
    `echo "${MARK}"; read -r key < ${key}; echo "$key"`,
    `echo "${MARK}"; cmp ${program} /bin/busybox && echo same`,
    `sleep 1 2>/dev/null | ${program} > /dev/null 2>&1 & program=$!`,
    'for turn in 1 2 3 4 5 6 7 8 9; do read -r name < /proc/$program/comm; [ "$name" = cat ] && break; usleep 30000; done',
    `echo "${MARK}"; read -r profile < /proc/$program/attr/current; echo "$profile"; echo "${MARK}"`,
  ].join('\n')
  const [output, page] = await Promise.all([
    runInVm(host, Number(vmPort), script),
    getFromVm(host, Number(vmPort), `/cgi-bin/${board}?notice`),
  ])
  if (output === null) return null
  const [read, there, same, profile, end] = output.split(`${MARK}\n`).map((part) => part.trim())
  if (read === undefined || end === undefined)
    throw new ProbeError(msg`the virtual machine did not finish what it was asked`)
  const shown = page.kind === 'answered' ? page.body.trim() : page.message
  const tried = (path: string, had: boolean, said: string): ReadTried => ({
    path,
    status: had ? 0 : 1,
    said: said.replaceAll(secret, '…').slice(0, 200),
  })
  return {
    at,
    notice: tried(`/srv/${board}/public/notice`, !REFUSED.test(shown), shown),
    key: tried(key, read.includes(secret), read),
    other: tried(other, read.includes(OTHER_BEGINS), read),
    keyThere: there === secret,
    unchanged: same === 'same',
    page: page.kind === 'answered' && page.status === 200 && shown === notice,
    confinement: (profile ?? '').slice(0, 200),
  }
}
