import type { AgentEyes } from './agent-eyes.ts'
import type { ApiClient, WholeReply } from './api-client.ts'

/** What is on a machine only because somebody looks at it. */
export interface Ours {
  container?: { id: string; name: string }
  /** By its tag, where it was brought. */
  image?: string
}

export type Asking = Pick<ApiClient, 'request'>

/** A client that the daemon answers as if nothing of ours were there; whatever else is there stays as it says. */
export const askingWithoutOurs = (client: Asking, ours: Ours): Asking => ({
  request: async (wanted) => {
    const path = wanted.path.replace(/^\/v\d[\d.]*/, '').split('?')[0] ?? ''
    if (leadsToOurs(path, ours)) return notThere
    const reply = await client.request(wanted)
    if (reply.status !== 200) return reply
    if (path === '/info') return withJson(reply, counted(reply.json, ours))
    // What doesn't name them is left as it came, to the last digit of its numbers.
    const names = [ours.container?.id, ours.image].filter((name) => name !== undefined)
    return names.some((name) => reply.body.includes(name))
      ? withJson(reply, withoutOurs(reply.json, ours))
      : reply
  },
})

/** Eyes to which our container, and what keeps it running, is none of the machine's. */
export const eyesWithoutOurs = (eyes: AgentEyes, ours: Ours): AgentEyes => ({
  ...eyes,
  survey: async (request) => withoutOurs(await eyes.survey(request), ours),
  probe: {
    ...eyes.probe,
    survey: async (request) => withoutOurs(await eyes.probe.survey(request), ours),
  },
})

/** Lists without the entries that are ours, and tables without our container's. */
function withoutOurs<T>(value: T, ours: Ours): T
function withoutOurs(value: unknown, ours: Ours): unknown {
  if (Array.isArray(value))
    return value.filter((each) => !isOurs(each, ours)).map((each) => withoutOurs(each, ours))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== ours.container?.id)
      .map(([key, each]) => [key, withoutOurs(each, ours)]),
  )
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

/** A container or an image as the daemon lists it, or the process that keeps our container running. */
function isOurs(entry: unknown, { container, image }: Ours): boolean {
  if (!isObject(entry)) return false
  const { Id, RepoTags, args } = entry
  if (container !== undefined) {
    if (Id === container.id) return true
    if (Array.isArray(args) && args.includes(container.id)) return true
  }
  // One that was there before under another name is not ours.
  return image !== undefined && Array.isArray(RepoTags) && RepoTags.length === 1 && RepoTags[0] === image
}

/** As many digits of an ID as docker shows. */
const SHORT_ID = 12

function leadsToOurs(path: string, { container, image }: Ours): boolean {
  const [, kind, encoded = ''] = /^\/(containers|images)\/([^/]+)/.exec(path) ?? []
  const name = decoded(encoded)
  if (kind === 'images') return name === image
  if (kind !== 'containers' || container === undefined) return false
  return name === container.name || (name.length >= SHORT_ID && container.id.startsWith(name))
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const said = 'There is none of that name.'
const notThere: WholeReply = {
  status: 404,
  json: { message: said },
  said,
  body: Buffer.from(JSON.stringify({ message: said })),
}

const withJson = (reply: WholeReply, json: unknown): WholeReply => ({
  ...reply,
  json,
  body: Buffer.from(JSON.stringify(json)),
})

/** How many there are without ours, which runs. */
function counted(info: unknown, { container, image }: Ours): unknown {
  if (!isObject(info)) return info
  const less = (name: string, ofOurs: unknown): Record<string, number> => {
    const count = info[name]
    return ofOurs !== undefined && typeof count === 'number' ? { [name]: count - 1 } : {}
  }
  return {
    ...info,
    ...less('Containers', container),
    ...less('ContainersRunning', container),
    ...less('Images', image),
  }
}
