import { type Message, msg } from '../../contract/index.ts'
import type { ContainerInspect } from '../../readings/container-types.ts'
import { eachBounded } from './bounded.ts'
import type { DaemonApi, ListedContainer } from './daemon-api.ts'

/** More containers than these are counted and not looked at; the observation says so. */
const MOST_CONTAINERS = 2000
/** More at once gain nothing: the daemon answers one after the other. */
const AT_ONCE = 6

export interface ReadContainers {
  inspects: ContainerInspect[]
  /** Names of those that were gone when asked about. */
  vanished: string[]
  /** Those that could not be asked about. */
  unread: { container: string; why: Message }[]
}

/** One inspect each. */
export async function readContainers(
  api: Pick<DaemonApi, 'container'>,
  listed: readonly ListedContainer[],
  on: (fraction: number) => void,
): Promise<ReadContainers> {
  const read: ReadContainers = { inspects: [], vanished: [], unread: [] }
  let done = 0
  const answers = await eachBounded(listed.slice(0, MOST_CONTAINERS), AT_ONCE, async ({ Id }) => {
    const answer = await api.container(Id)
    on(++done / listed.length)
    return answer
  })
  for (const [index, answer] of answers.entries()) {
    const container = nameOf(listed[index])
    if (answer.is === 'there') read.inspects.push(withoutSecrets(answer.value))
    else if (answer.is === 'gone') read.vanished.push(container)
    else
      read.unread.push({
        container,
        why: msg`The container ${container} could not be looked at: the daemon answered ${answer.why}. Restart that container, then audit again.`,
      })
  }
  for (const each of listed.slice(MOST_CONTAINERS))
    read.unread.push({
      container: nameOf(each),
      why: msg`The container ${nameOf(each)} was not looked at: one audit looks at ${MOST_CONTAINERS} containers at most.`,
    })
  return read
}

const nameOf = (listed?: ListedContainer): string => (listed?.Names[0] ?? listed?.Id ?? '').replace(/^\//, '')

/** Environments carry passwords: of each variable only its name goes on. */
export function withoutSecrets(inspect: ContainerInspect): ContainerInspect {
  const Env = inspect.Config.Env?.map((each) => each.split('=')[0] ?? '') ?? null
  return { ...inspect, Config: { ...inspect.Config, Env } }
}
