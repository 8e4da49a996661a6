/** One mount as a process sees it. */
export interface Mount {
  point: string
  /** `overlay`, `ext4`, `tmpfs`… */
  type: string
  readOnly: boolean
  /** Bytes that a tmpfs may hold; `null` where nothing says. */
  size: number | null
}

/** Kinds that store nothing on a disk. What is in a tmpfs counts as memory of whoever wrote it. */
const notOnDisk = new Set(['tmpfs', 'proc', 'sysfs', 'devpts', 'mqueue', 'cgroup', 'cgroup2', 'devtmpfs'])

/** From /proc/<pid>/mountinfo. Of several mounts at one point the last one counts: it hides the others. */
export function readMounts(mountinfo: string): Mount[] {
  const mounts = new Map<string, Mount>()
  for (const line of mountinfo.split('\n')) {
    const [own = '', shared = ''] = line.split(' - ')
    const [, , , , point, options] = own.split(' ')
    const [type, , superOptions = ''] = shared.split(' ')
    if (point === undefined || options === undefined || type === undefined || type === '') continue
    const readOnly = options.split(',').includes('ro') || superOptions.split(',').includes('ro')
    const kibibytes = /(?:^|,)size=(\d+)k(?:,|$)/.exec(superOptions)?.[1]
    const size = kibibytes === undefined ? null : Number(kibibytes) * 1024
    const plain = unescaped(point)
    mounts.delete(plain)
    mounts.set(plain, { point: plain, type, readOnly, size })
  }
  return [...mounts.values()]
}

/** Places from which a process reaches the host's disk with what it writes. */
export function writableOnDisk(mounts: readonly Mount[]): Mount[] {
  return mounts.filter(({ type, readOnly }) => !readOnly && !notOnDisk.has(type))
}

/** The kernel writes spaces and the like as \040. */
function unescaped(text: string): string {
  return text.replaceAll(/\\([0-7]{3})/g, (_, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  )
}
