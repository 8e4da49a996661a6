/** What one may ask a kernel for, each by an ordinary program. Harmless where it is done, and gone with its container. */
const refusedOnes = {
  mount: 'mount -t tmpfs none /tmp',
  hostname: 'hostname elsewhere',
  unmount: 'umount /proc',
  interface: 'ip link set lo down',
  priority: 'renice -n -5 -p $$',
  namespace: 'unshare -m true',
  enter: 'nsenter -t 1 -m true',
} as const

const allowedOnes = {
  mode: 'chmod 600 /etc/group',
  owner: 'chown 1:1 /etc/group',
  device: 'mknod /tmp/null c 1 3',
  chroot: 'chroot / true',
  user: 'su nobody -s /bin/sh -c true',
  signal: 'kill -0 1',
} as const

/** What only the seccomp profile refuses, and no missing capability. */
const USER_NAMESPACE = { userns: 'unshare -U true' } as const

export const actions: Readonly<Record<string, string>> = { ...refusedOnes, ...allowedOnes, ...USER_NAMESPACE }

export const likelyRefused = Object.keys(refusedOnes)
export const likelyAllowed = Object.keys(allowedOnes)
export const always = Object.keys(USER_NAMESPACE)

/** How many are drawn in all. */
export const DRAWN = 7

/** Names in a text, in the order of the alphabet, each once. */
export function namesIn(text: string): string[] {
  const words = text.toLowerCase().split(/[^a-z]+/)
  return [...new Set(words.filter((word) => word !== '' && word !== 'and'))].sort()
}

/** For a shell: says of each action whether it was done. */
export function trialOf(names: readonly string[]): string {
  const tries = names.map(
    (name) =>
      `if (${actions[name] ?? 'false'}) > /dev/null 2>&1; then echo ${name} done; else echo ${name} refused; fi`,
  )
  return tries.join('\n')
}

/** Those that were refused; `null` where not all were tried. */
export function refusedIn(output: string, names: readonly string[]): string[] | null {
  const said = new Map(
    [...output.matchAll(/^(\w+) (done|refused)\s*$/gm)].map(([, name, what]) => [name, what]),
  )
  if (names.some((name) => !said.has(name))) return null
  return names.filter((name) => said.get(name) === 'refused').sort()
}
