import type Docker from 'dockerode'
import { existsSync, writeFileSync } from 'node:fs'
import { Label } from './labels.ts'

/** At most 15 characters, as the kernel wants it. */
export const bridgeOf = (lab: string): string => `bh-${lab}`

/**
 * The machine itself stays out of a lab's network. It has no IPv4 address on the bridge, yet would answer there for
 * its other ones (ARP), and the kernel gives every bridge an IPv6 address: root of a lab host could reach with it
 * whatever listens on all addresses.
 */
const settings = (bridge: string): [file: string, value: string][] => [
  [`/proc/sys/net/ipv6/conf/${bridge}/disable_ipv6`, '1'],
  [`/proc/sys/net/ipv4/conf/${bridge}/arp_ignore`, '8'],
]

/** Throws where the machine would be on the lab's network: then nobody should be. */
export async function sealBridge(
  docker: Docker,
  { installation, lab, image }: { installation: string; lab: string; image: string },
): Promise<void> {
  const wanted = settings(bridgeOf(lab))
  if (wanted.some(([file]) => existsSync(file))) {
    try {
      for (const [file, value] of wanted) if (existsSync(file)) writeFileSync(file, value)
      return
    } catch {
      // Not root here: Docker is.
    }
  }
  await sealByContainer(docker, wanted, image, { [Label.installation]: installation, [Label.lab]: lab })
}

/** Where the engine is on another machine, or only Docker has the right: by a container in the network of Docker's machine. */
async function sealByContainer(
  docker: Docker,
  wanted: readonly [string, string][],
  image: string,
  labels: Record<string, string>,
): Promise<void> {
  const script = wanted.map(([file, value]) => `[ ! -e ${file} ] || echo ${value} > ${file}`).join('\n')
  const container = await docker.createContainer({
    Image: image,
    Entrypoint: ['sh', '-euc', script],
    Cmd: [],
    Labels: { ...labels, [Label.kind]: 'probe' },
    HostConfig: {
      NetworkMode: 'host',
      CapDrop: ['ALL'],
      CapAdd: ['NET_ADMIN'],
      SecurityOpt: ['no-new-privileges', 'apparmor=unconfined'],
      ReadonlyPaths: [],
      ReadonlyRootfs: true,
    },
  })
  try {
    await container.start()
    const { StatusCode } = (await container.wait()) as { StatusCode: number }
    if (StatusCode !== 0)
      throw new Error(`The lab's network could not be closed to the machine (${StatusCode}).`)
  } finally {
    await container.remove({ force: true })
  }
}
