import { below, type Mount } from './mountinfo.ts'

/** What lets one talk to a daemon that does as it is told, as root. */
const sockets = ['/run/docker.sock', '/run/containerd/containerd.sock'] as const

/** A way to a daemon's socket that a container was given. */
export interface SocketHeld {
  /** Of the host: /run/docker.sock. */
  socket: string
  /** Where the container sees it. */
  inside: string
  /** What was mounted, as the container sees it. */
  mount: string
  readOnly: boolean
}

/**
 * Which daemon sockets a container was given, under whatever path. By file system and place in it, so that
 * neither another name nor a link nor a directory above the socket hides it.
 */
export function socketsHeld(
  host: readonly Mount[],
  container: readonly Mount[],
  paths: readonly string[] = sockets,
): SocketHeld[] {
  return paths.flatMap((socket) => {
    const above = host.filter(({ point }) => below(point, socket) !== undefined)
    const closest = Math.max(...above.map(({ point }) => point.length))
    // All that are stacked at that place: a socket that was covered later is as good as before to who holds it.
    const homes = above.filter(({ point }) => point.length === closest)
    return homes.flatMap((home) => heldFrom(home, socket, container))
  })
}

function heldFrom(home: Mount, socket: string, container: readonly Mount[]): SocketHeld[] {
  const place = `${home.root === '/' ? '' : home.root}${below(home.point, socket) ?? ''}`
  return container.flatMap(({ device, root, point, readOnly }) => {
    const inMount = device === home.device ? below(root, place) : undefined
    if (inMount === undefined) return []
    const inside = inMount === '' ? point : `${point === '/' ? '' : point}${inMount}`
    return [{ socket, inside, mount: point, readOnly }]
  })
}

/** Sockets that dockerd was told to listen on, in its arguments or its configuration. */
export function socketsNamed(...texts: string[]): string[] {
  const named = texts.flatMap((text) =>
    [...text.matchAll(/unix:\/\/(\/[^\s"',]+)/g)].map(([, path = '']) => path),
  )
  // /var/run is a link to /run on every host of today.
  return [...new Set([...sockets, ...named.map((path) => path.replace(/^\/var\/run\//, '/run/'))])]
}
