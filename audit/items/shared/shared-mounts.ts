/** The peer groups of shared mounts in a mountinfo. */
export function peerGroups(mountinfo: string): ReadonlySet<string> {
  return new Set(shared(mountinfo).map(({ group }) => group))
}

/** Points of a container at which what is mounted appears on the host too: the kernel counts both to one peer group. */
export function sharedWith(host: ReadonlySet<string>, container: string): string[] {
  return shared(container).flatMap(({ group, point }) => (host.has(group) ? [point] : []))
}

/** Mounts of /proc/<pid>/mountinfo that are `shared:<group>`. */
function shared(mountinfo: string): { group: string; point: string }[] {
  return mountinfo.split('\n').flatMap((line) => {
    // Most are not, and a machine has thousands.
    if (!line.includes(' shared:')) return []
    const [own = ''] = line.split(' - ')
    const [, , , , point = '', , ...fields] = own.split(' ')
    const group = fields.find((field) => field.startsWith('shared:'))
    return group === undefined ? [] : [{ group, point }]
  })
}
