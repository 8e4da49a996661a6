import { randomBytes } from 'node:crypto'
import { type HostProbe, joined, type Message, msg } from '../../contract/index.ts'
import { attemptRun, refused, succeeded, untried, type Attacker, type Ending } from '../shared/attempt.ts'
import { inspectContainer } from '../shared/containers.ts'
import { leaveMark } from '../shared/leave-mark.ts'
import { askNeighbour, forge } from './attempt-neighbours.ts'
import { knockAtApi, knockAtPrinter, knockAtSsh } from './attempt-outside.ts'
import { takeMemory, takeProcesses } from './attempt-resources.ts'
import { findKey, isPlainRegistryUp, swapImage } from './attempt-supply.ts'
import { isOpen } from './judge-shop.ts'
import { observeShop } from './observe-shop.ts'
import { roles } from './planted.ts'

export const attempt = {
  title: msg`Everything, once more`,
  description: msg`All attacks of the course that this host was open to: from the network, from inside each container, against the neighbours, against the host’s resources and against the images. Each is harmless, bounded, and cleans up after itself.`,
  run: attemptRun('harden-this-host', attack),
}

/** One way in: what it is called in the end, and whether it was open. */
export interface Way {
  name: Message
  go(attacker: Attacker, master: HostProbe): Promise<boolean>
}

const markOf = () => {
  const token = randomBytes(6).toString('hex')
  return { token, path: `/root/bulkhead-was-here-${token}` }
}

const throughSocket: Way = {
  name: msg`Docker’s socket in a container`,
  go: async ({ step }, master) => {
    const { token, path } = markOf()
    const command = `docker -H unix:///var/run/docker.sock run --rm --pull never --network none --user 0 -v /:/h bulkhead/shell sh -c 'echo ${token} > /h${path}'`
    const tried = msg`In ${'books'}, ask Docker through its socket for a container that holds master’s whole disk`
    return leaveMark({ master, container: 'books', tried, command, path, token }, step)
  },
}

const throughNamespaces: Way = {
  name: msg`the host’s namespaces`,
  go: async ({ step }, master) => {
    const { token, path } = markOf()
    const command = `nsenter -t 1 -m sh -c 'echo ${token} > ${path}'`
    const tried = msg`In ${'till'}, enter the file system of master’s process 1, and write ${path}`
    return leaveMark({ master, container: 'till', tried, command, path, token }, step)
  },
}

const throughMount: Way = {
  name: msg`a folder of the host`,
  go: async ({ step }, master) => {
    const { token, path } = markOf()
    const command = `echo ${token} > /host${path}`
    const tried = msg`In ${'books'}, as its root, write to root’s home on master through /host`
    return leaveMark({ master, container: 'books', tried, command, path, token }, step)
  },
}

const ways: readonly Way[] = [
  knockAtApi,
  knockAtPrinter,
  knockAtSsh,
  throughSocket,
  throughNamespaces,
  throughMount,
  askNeighbour,
  forge,
  takeProcesses,
  takeMemory,
  swapImage,
  findKey,
]

async function attack(attacker: Attacker): Promise<Ending> {
  const master = attacker.lab.host('master')
  for (const name of roles) {
    if (!(await inspectContainer(master, name))?.State.Running)
      return untried(msg`The container ${name} does not run, and what is not there proves nothing.`)
  }
  // Nor does a shop that was closed, or a registry that answers nobody: what attacks are refused by has to be hardening.
  const { lab, params } = attacker
  if (!isOpen(await observeShop(lab, params), params))
    return untried(
      msg`The shop does not sell: its page, an order or the orders from before are missing. Only a shop that works can be attacked; Check says what is missing.`,
    )
  if (!(await isPlainRegistryUp(lab, params)))
    return untried(
      msg`The unguarded registry on client, port ${params.plainPort ?? ''}, does not answer, so whether Docker takes its images can’t be tried. Start it on client: systemctl start older-registry`,
    )
  const open: Message[] = []
  for (const { name, go } of ways) if (await go(attacker, master)) open.push(name)
  return open.length > 0
    ? succeeded(msg`${open.length} of ${ways.length} ways in were open: ${joined(open)}.`)
    : refused(msg`All ${ways.length} ways in are closed.`)
}
