import { type Message, msg, verbatim } from '../../contract/index.ts'
import type { Call } from './profile.ts'

const NEW_USER = 0x10000000
const NEW_NET = 0x40000000
const VSOCK = 40
const NO_RANDOM_ADDRESSES = 0x0040000

/**
 * Calls that Docker's own profile refuses to a container with the usual capabilities. Not all of them, but those
 * for which somebody would turn it off, and those with which breakouts have begun.
 */
export const refusedByDocker: readonly Call[] = [
  ...[
    ['unshare', 'setns', 'mount', 'umount', 'umount2', 'pivot_root'],
    ['move_mount', 'open_tree', 'fsopen', 'fsconfig', 'fsmount', 'fspick', 'mount_setattr'],
    ['keyctl', 'add_key', 'request_key'],
    ['bpf', 'perf_event_open', 'userfaultfd', 'kcmp', 'open_by_handle_at', 'fanotify_init'],
    ['io_uring_setup', 'io_uring_enter', 'io_uring_register'],
    ['init_module', 'finit_module', 'delete_module', 'create_module', 'kexec_load', 'kexec_file_load'],
    ['reboot', 'swapon', 'swapoff', 'acct', 'quotactl', 'sethostname', 'setdomainname', 'syslog'],
    ['settimeofday', 'clock_settime', 'clock_settime64', 'stime', 'iopl', 'ioperm'],
    ['mbind', 'move_pages', 'migrate_pages', 'set_mempolicy', 'get_mempolicy'],
    ['uselib', 'ustat', 'sysfs', 'nfsservctl', '_sysctl', 'vm86', 'vm86old'],
  ]
    .flat()
    .map((name) => ({ name })),
  // Allowed, but not for these.
  { name: 'clone', args: [NEW_USER] },
  { name: 'clone', args: [NEW_NET] },
  { name: 'clone3' },
  { name: 'personality', args: [NO_RANDOM_ADDRESSES] },
  { name: 'socket', args: [VSOCK] },
]

/** No kernel has it: what is done with it is what will be done with the next call that is invented. */
export const notYetInvented: Call = { name: 'not_invented_yet' }

/** `clone` into a namespace of one's own: the name, and what was asked of it. */
export function callInWords({ name, args }: Call): Message {
  const asked: Record<string, Message> = {
    [`clone ${NEW_USER}`]: msg`clone into a new user namespace`,
    [`clone ${NEW_NET}`]: msg`clone into a new network namespace`,
    [`personality ${NO_RANDOM_ADDRESSES}`]: msg`personality without random addresses`,
    [`socket ${VSOCK}`]: msg`socket to the machine’s hypervisor`,
    [`${notYetInvented.name} undefined`]: msg`a call that is not invented yet`,
  }
  return asked[`${name} ${args?.[0]}`] ?? verbatim(name)
}
