import type { ContainerInspect } from '../../readings/container-types.ts'
import { databasesInOwnLayer } from '../../readings/package-databases.ts'
import type { HostEyes } from '../audited-host.ts'
import type { FilesSurvey } from '../survey.ts'

/** As many files as one look takes; see FilesRequest. */
const MOST_STATS = 500

/**
 * What is in the containers of each image, by looking into one that runs, and whether containers' own layers hold a
 * database of packages. Throws ProbeError.
 */
export async function filesOfContainers(
  eyes: HostEyes,
  inspects: readonly ContainerInspect[],
): Promise<FilesSurvey> {
  const stats = inspects.flatMap(databasesInOwnLayer)
  const first = eyes.files({ within: oneOfEachImage(inspects), texts: [], stats: stats.slice(0, MOST_STATS) })
  const others = Array.from({ length: Math.ceil(stats.length / MOST_STATS) - 1 }, (_, index) =>
    eyes.files({
      within: [],
      texts: [],
      stats: stats.slice((index + 1) * MOST_STATS, (index + 2) * MOST_STATS),
    }),
  )
  const [seen, ...more] = await Promise.all([first, ...others])
  return { ...seen, stats: Object.assign({}, seen.stats, ...more.map((each) => each.stats)) }
}

function oneOfEachImage(inspects: readonly ContainerInspect[]) {
  const running = inspects.filter(({ State }) => State.Running && State.Pid > 0)
  const byImage = new Map(running.map(({ Id, Image, State }) => [Image, { id: Id, pid: State.Pid }]))
  return [...byImage.values()]
}
