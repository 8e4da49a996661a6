import { type Message, msg } from '../../contract/message.ts'
import type { PicturedContainer, PicturedProcess, ProcessesPicture } from '../../contract/picture.ts'
import { nameText } from './plain-text.ts'

export interface TreeNode {
  /** Stays the same from picture to picture. */
  id: string
  label: Message
  /** What a name doesn't tell: why it stands where it stands. */
  note?: Message
  /** None for the group of services. */
  process?: PicturedProcess
  isInside: boolean
  /** The name of the container it is in; none where that is gone already. */
  container?: Message
  /** The container's PID 1. */
  isFirst: boolean
  startsOpen: boolean
  children: TreeNode[]
}

/** The part of Docker that a process of the lab host is, by its name; the kernel keeps fifteen letters of it. */
const roles: Record<string, Message> = {
  dockerd: msg`the daemon that docker talks to`,
  containerd: msg`starts containers for dockerd`,
  'containerd-shim': msg`keeps one container`,
  'docker-proxy': msg`passes a port on`,
  'docker-init': msg`looks after its container’s processes`,
}
const SERVICES = 'services'

/** Processes by parent, what has to do with containers first and open, the other services of the lab host in one group. */
export function processTree(picture: ProcessesPicture): TreeNode[] {
  const [init] = picture.processes
  const containers = new Map(picture.containers.map((container) => [container.id, container]))
  const known = new Set(picture.processes.map(({ pid }) => pid))
  const byParent = new Map<number, PicturedProcess[]>()
  const tops: PicturedProcess[] = []
  for (const process of picture.processes) {
    if (!known.has(process.ppid) || process.ppid === process.pid) tops.push(process)
    else byParent.set(process.ppid, [...(byParent.get(process.ppid) ?? []), process])
  }
  const seen = new Set<number>()
  const grow = (process: PicturedProcess): TreeNode => {
    seen.add(process.pid)
    const children = (byParent.get(process.pid) ?? [])
      .filter(({ pid }) => !seen.has(pid))
      .toSorted((a, b) => a.pid - b.pid)
      .map(grow)
    const sorted = process === init ? servicesLast(children) : children
    return nodeOf(process, sorted, containers, process === init)
  }
  const roots = tops.map(grow)
  // Parents that are each other's children exist nowhere, but a lab host might say so.
  for (const process of picture.processes) if (!seen.has(process.pid)) roots.push(grow(process))
  return roots
}

function nodeOf(
  process: PicturedProcess,
  children: TreeNode[],
  containers: Map<string, PicturedContainer>,
  isInit: boolean,
): TreeNode {
  const container = process.container === null ? undefined : containers.get(process.container)
  const isFirst = container?.pid === process.pid
  const isInside = process.container !== null
  const leadsInside = children.some((child) => leadsToContainer(child))
  return {
    id: String(process.pid),
    label: nameText(process.name),
    note: noteOf(process, isFirst, isInit),
    process,
    isInside,
    container: container && nameText(container.name),
    isFirst,
    startsOpen: isInit || isInside || leadsInside,
    children,
  }
}

function noteOf(process: PicturedProcess, isFirst: boolean, isInit: boolean): Message | undefined {
  if (isInit) return msg`the lab host’s first process`
  if (isFirst) return msg`the container’s first process`
  if (process.ppid === 0) return msg`from outside of the lab host`
  if (process.container !== null) return undefined
  return Object.hasOwn(roles, process.name) ? roles[process.name] : undefined
}

function leadsToContainer(node: TreeNode): boolean {
  return node.isInside || node.children.some(leadsToContainer)
}

/** Whether a child of the first process has to do with containers. */
function isOfDocker(node: TreeNode): boolean {
  return leadsToContainer(node) || Object.hasOwn(roles, node.process?.name ?? '')
}

function servicesLast(children: TreeNode[]): TreeNode[] {
  const services = children.filter((child) => !isOfDocker(child))
  if (services.length < 2) return children
  const group = {
    id: SERVICES,
    label: msg`${services.length} other services`,
    isInside: false,
    isFirst: false,
    startsOpen: false,
    children: services,
  }
  return [...children.filter(isOfDocker), group]
}

/** Nodes from top to bottom, each with its depth. */
export function flat(nodes: readonly TreeNode[], depth = 0): { node: TreeNode; depth: number }[] {
  return nodes.flatMap((node) => [{ node, depth }, ...flat(node.children, depth + 1)])
}

/** Ids of what is open: as it starts, but for what was opened or closed by hand. */
export function openIds(nodes: readonly TreeNode[], byHand: ReadonlyMap<string, boolean>): Set<string> {
  const all = flat(nodes).filter(({ node }) => node.children.length > 0)
  return new Set(all.filter(({ node }) => byHand.get(node.id) ?? node.startsOpen).map(({ node }) => node.id))
}
