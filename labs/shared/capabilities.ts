/** As capabilities(7) lists them, by number. */
const names = [
  'CHOWN',
  'DAC_OVERRIDE',
  'DAC_READ_SEARCH',
  'FOWNER',
  'FSETID',
  'KILL',
  'SETGID',
  'SETUID',
  'SETPCAP',
  'LINUX_IMMUTABLE',
  'NET_BIND_SERVICE',
  'NET_BROADCAST',
  'NET_ADMIN',
  'NET_RAW',
  'IPC_LOCK',
  'IPC_OWNER',
  'SYS_MODULE',
  'SYS_RAWIO',
  'SYS_CHROOT',
  'SYS_PTRACE',
  'SYS_PACCT',
  'SYS_ADMIN',
  'SYS_BOOT',
  'SYS_NICE',
  'SYS_RESOURCE',
  'SYS_TIME',
  'SYS_TTY_CONFIG',
  'MKNOD',
  'LEASE',
  'AUDIT_WRITE',
  'AUDIT_CONTROL',
  'SETFCAP',
  'MAC_OVERRIDE',
  'MAC_ADMIN',
  'SYSLOG',
  'WAKE_ALARM',
  'BLOCK_SUSPEND',
  'AUDIT_READ',
  'PERFMON',
  'BPF',
  'CHECKPOINT_RESTORE',
] as const

/** The names of a set that the kernel printed as a hexadecimal number. */
export function capabilitiesIn(hex: string): string[] {
  if (!/^[0-9a-f]+$/i.test(hex)) return [`unreadable (${hex})`]
  const found: string[] = []
  for (let set = BigInt(`0x${hex}`), number = 0; set > 0n; set >>= 1n, number++) {
    if (set & 1n) found.push(names[number] ?? `number ${number}`)
  }
  return found
}

/** What Docker gives to every container that does not say otherwise. */
export const defaultCapabilities: readonly string[] = [
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'NET_RAW',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]

/** The number that the kernel prints for a set of these, as a bigint. */
export function numberOf(set: readonly string[]): bigint {
  return set.reduce((sum, name) => sum | (1n << BigInt(names.indexOf(name as (typeof names)[number]))), 0n)
}

/** One set of /proc/<pid>/status, e.g. CapBnd, as names; `undefined` where it is not there. */
export function setIn(status: string, set: string): string[] | undefined {
  const hex = new RegExp(`^${set}:\\s*([0-9a-f]+)$`, 'm').exec(status)?.[1]
  return hex === undefined ? undefined : capabilitiesIn(hex)
}
