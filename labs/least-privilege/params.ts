import type { Params, SeededRandom } from '../../contract/index.ts'

const services = [
  'almanac',
  'berths',
  'cargo',
  'dredger',
  'ferries',
  'gauges',
  'harbour',
  'islands',
  'jetties',
  'logbook',
  'moorings',
  'notices',
  'pilots',
  'quays',
  'soundings',
  'tides',
  'visitors',
  'weather',
] as const

const words = [
  'anchor',
  'barnacle',
  'capstan',
  'driftwood',
  'eddy',
  'flotsam',
  'gangway',
  'halyard',
  'jetsam',
  'keel',
  'lantern',
  'mainsail',
  'painter',
  'rudder',
  'spindrift',
  'topmast',
] as const

/** The port stays clear of well-known ones and of those that the kernel hands out by itself. */
export function drawParams(random: SeededRandom): Params {
  const service = random.pick('service', services)
  return {
    service,
    image: `lab/${service}`,
    port: String(random.integer('port', 8100, 8999)),
    // On the page, so that a page of somebody else's lab is told apart from this one.
    word: `${random.pick('word', words)}-${random.integer('number', 1000, 9999)}`,
  }
}
