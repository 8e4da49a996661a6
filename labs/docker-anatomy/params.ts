import type { Params, SeededRandom } from '../../contract/index.ts'

const planted = [
  'beacon',
  'belfry',
  'gatehouse',
  'lantern',
  'lookout',
  'sundial',
  'weathervane',
  'windmill',
] as const
const made = ['gannet', 'heron', 'kestrel', 'lapwing', 'magpie', 'osprey', 'plover', 'wagtail'] as const
const fetched = ['barge', 'clipper', 'cutter', 'dinghy', 'ketch', 'schooner', 'sloop', 'yawl'] as const
const houses = ['abbey', 'guild', 'mill', 'observatory', 'shipyard', 'works'] as const
const goods = ['almanac', 'atlas', 'gazette', 'ledger', 'logbook', 'songbook', 'timetable'] as const
const tags = ['autumn', 'spring', 'summer', 'winter'] as const
/** None of them is an account of Debian's own. */
const accounts = ['courier', 'gaffer', 'porter', 'stoker', 'turner', 'usher'] as const

/**
 * Files that every kernel has and Docker doesn't cover by itself; runc refuses to mount a volume over them, so that
 * `docker run` has no way to the same.
 */
const coverable = [
  'buddyinfo',
  'cmdline',
  'devices',
  'filesystems',
  'interrupts',
  'partitions',
  'softirqs',
] as const

/** Ports stay clear of each other, of well-known ones and of those that the kernel hands out by itself. */
export function drawParams(random: SeededRandom): Params {
  const port = random.integer('registryPort', 5100, 5899)
  const house = random.pick('house', houses)
  const repository = `${house}/${random.pick('good', goods)}`
  return {
    planted: random.pick('planted', planted),
    made: random.pick('made', made),
    covered: random.pick('covered', coverable),
    registryPort: String(port),
    repository,
    tag: random.pick('tag', tags),
    image: `127.0.0.1:${port}/${repository}`,
    fetched: random.pick('fetched', fetched),
    /** In the image, so that each lab's has a digest of its own. */
    edition: String(random.integer('edition', 10000, 99999)),
    account: random.pick('account', accounts),
    jobPort: String(random.integer('jobPort', 7100, 7899)),
  }
}
