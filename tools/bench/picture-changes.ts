import type { Picture, PictureKind } from '../../contract/index.ts'

export type OfKind<K extends PictureKind> = Extract<Picture, { kind: K }>

/** Something that happens on the lab host, and how its picture shows that it happened for the nth time. */
export interface Change<K extends PictureKind> {
  prepare: string
  happen(n: number): string
  /** Grows with every change. */
  seen(picture: OfKind<K>): number
}

const NOTHING_PREPARED = ':'
/** A process of a container writes a megabyte for each line that it gets. */
const EATER = `mkdir -p /tmp/eater && mkfifo /tmp/eater/line
  docker run -d --name eater -m 512m --shm-size 400m -v /tmp/eater:/in bulkhead/shell \\
    sh -c 'while read n; do dd if=/dev/zero of=/dev/shm/$n bs=1M count=1; done <>/in/line'`

export const CHANGES: { [K in 'processes' | 'cgroups' | 'packet-path' | 'api-traffic']: Change<K> } = {
  processes: {
    prepare: NOTHING_PREPARED,
    happen: (n) => `(sleep 30.${n} &)`,
    seen: ({ processes }) =>
      Math.max(0, ...processes.map(({ command }) => Number(/^sleep 30\.(\d+)$/.exec(command)?.[1] ?? 0))),
  },
  cgroups: {
    prepare: EATER,
    happen: (n) => `echo ${n} > /tmp/eater/line`,
    seen: ({ groups }) =>
      Math.floor((groups.find(({ container }) => container.name === 'eater')?.memory.used ?? 0) / 1e6),
  },
  'packet-path': {
    prepare: 'iptables -I OUTPUT -d 127.0.0.1 -p icmp --icmp-type echo-request -j ACCEPT',
    happen: () => 'ping -c 1 -W 1 127.0.0.1',
    seen: ({ chains }) =>
      chains.find(({ table, name }) => table === 'filter' && name === 'OUTPUT')?.rules[0]?.packets ?? 0,
  },
  'api-traffic': {
    prepare: 'systemctl start docker-traffic',
    happen: (n) => `curl -s --unix-socket /run/docker-traffic.sock http://docker/_ping?n=${n}`,
    seen: ({ requests }) =>
      Math.max(
        0,
        ...requests.map(({ path, status }) =>
          status === null ? 0 : Number(/n=(\d+)$/.exec(path)?.[1] ?? 0),
        ),
      ),
  },
}
