import type Docker from 'dockerode'
import type { LabSession, Topology } from '../../../contract/index.ts'
import { type LabAddresses, drawAddresses } from './addresses.ts'
import { type Belongs, hostContainer, labNetwork, labelsOf } from './container-spec.ts'
import { bridgeOf } from './seal-bridge.ts'

const MOST_CHOICES = 20

const overlaps = (error: unknown): boolean => /overlap/i.test((error as Error).message)

/**
 * The lab's private network: no way out, and not even an address of the learner's machine on it. The subnet
 * is the seed's first choice that no other Docker network has.
 */
export async function createNetwork(
  docker: Docker,
  belongs: Omit<Belongs, 'host'>,
  seed: string,
  topology: Topology,
): Promise<LabAddresses> {
  for (let choice = 0; ; choice++) {
    const addresses = drawAddresses(seed, topology, choice)
    try {
      await docker.createNetwork({
        Name: labNetwork(belongs.lab),
        Driver: 'bridge',
        Internal: true,
        CheckDuplicate: true,
        IPAM: { Driver: 'default', Config: [{ Subnet: addresses.subnet }] },
        Options: {
          'com.docker.network.bridge.inhibit_ipv4': 'true',
          'com.docker.network.bridge.name': bridgeOf(belongs.lab),
        },
        Labels: labelsOf({ ...belongs, host: '' }),
      })
      return addresses
    } catch (error) {
      if (!overlaps(error) || choice >= MOST_CHOICES) throw error
    }
  }
}

/** Moves the running lab hosts from no network to the lab's, each to its address. */
export async function joinNetwork(docker: Docker, lab: string, addresses: LabAddresses): Promise<void> {
  const network = docker.getNetwork(labNetwork(lab))
  const none = docker.getNetwork('none')
  await Promise.all(
    Object.entries(addresses.hosts).map(async ([host, address]) => {
      const Container = hostContainer(lab, host)
      await none.disconnect({ Container, Force: true })
      await network.connect({ Container, EndpointConfig: { IPAMConfig: { IPv4Address: address } } })
    }),
  )
}

/** Takes a lab's hosts off its network and removes the network, so that its addresses are free at once. */
export async function leaveNetwork(docker: Docker, { id, hosts }: LabSession): Promise<void> {
  const network = docker.getNetwork(labNetwork(id))
  await Promise.all(
    hosts.map(({ name }) =>
      // A host that is gone already is off the network too.
      network.disconnect({ Container: hostContainer(id, name), Force: true }).catch(() => undefined),
    ),
  )
  await network.remove().catch((error: { statusCode?: number }) => {
    if (error.statusCode !== 404) throw error
  })
}
