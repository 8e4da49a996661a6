import type { Params, SeededRandom } from '../../contract/index.ts'
import { allCalls, families, firstNames, secondNames, type FamilyName } from './families.ts'

const services = [
  'beacons',
  'buoys',
  'charts',
  'currents',
  'depths',
  'fairways',
  'lanterns',
  'locks',
  'manifests',
  'passages',
  'registry',
  'slipways',
  'tonnage',
  'wharves',
] as const

const words = [
  'ballast',
  'bowline',
  'dinghy',
  'fathom',
  'galley',
  'hawser',
  'leeward',
  'mizzen',
  'oakum',
  'sextant',
  'tiller',
  'windlass',
] as const

const folders = ['seccomp', 'profiles', 'filters', 'sandbox'] as const

/** In the order of the alphabet and as JSON without brackets, for jq. */
const inJson = (names: readonly string[]) => names.map((name) => JSON.stringify(name)).join(', ')

/** The port stays clear of well-known ones and of those that the kernel hands out by itself. */
export function drawParams(random: SeededRandom): Params {
  const service = random.pick('service', services)
  const first: FamilyName = random.pick('first', firstNames)
  const second: FamilyName = random.pick('second', secondNames)
  const refused = [families.modes, families[first], families[second]]
  return {
    service,
    image: `lab/${service}`,
    port: String(random.integer('port', 8100, 8999)),
    // On the page, so that a page of somebody else's lab is told apart from this one.
    word: `${random.pick('word', words)}-${random.integer('number', 1000, 9999)}`,
    profile: `/etc/${random.pick('folder', folders)}/${service}.json`,
    first,
    second,
    firstCall: families[first].calls[0],
    secondCall: families[second].calls[0],
    // Every name of every call, as the lesson removes them.
    calls: inJson(refused.flatMap(allCalls)),
    callsOf32: inJson(families[first].only32),
  }
}
