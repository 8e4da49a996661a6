import type { HostProbe, Params } from '../../contract/index.ts'
import { findBootFiles, stateOf } from '../shared/boot-files.ts'
import type { Disk } from './observation.ts'

/** What is on master's disk about the port or about client, and whether a boot would read it. */
export async function observeDisk(master: HostProbe, params: Params): Promise<Disk> {
  const needles = [params.servicePort, params.clientAddress].filter((needle) => needle !== undefined)
  const [firewalld, docker, conf, files] = await Promise.all([
    stateOf(master, 'firewalld.service'),
    Promise.all(['docker.service', 'docker.socket'].map((unit) => stateOf(master, unit))),
    master.readFile('/etc/firewalld/firewalld.conf'),
    findBootFiles(master, needles),
  ])
  return {
    firewalld,
    docker,
    strictForwardPorts: /^\s*StrictForwardPorts\s*=\s*(?:yes|true)\s*$/im.test(conf ?? ''),
    files,
  }
}
