import type { Params, SeededRandom } from '../../contract/index.ts'

const services = [
  'chores',
  'cookbook',
  'diary',
  'errands',
  'jottings',
  'letters',
  'logbook',
  'notebook',
  'poems',
  'recipes',
  'scrapbook',
  'sketches',
] as const

const firsts = ['ada', 'bela', 'cleo', 'dora', 'edith', 'fay', 'gwen', 'hanna', 'ines', 'judith'] as const
const seconds = ['kurt', 'linus', 'milo', 'nils', 'otto', 'pavel', 'ruben', 'sven', 'timo', 'viktor'] as const

const scratches = [
  '/drafts',
  '/scratch',
  '/var/cache/drafts',
  '/var/drafts',
  '/var/spool/drafts',
  '/var/tmp/drafts',
] as const

/** Of their own for each, so that one's note is never in the other's. */
const firstPlaces = ['attic', 'barn', 'boathouse', 'cellar', 'drawer', 'greenhouse'] as const
const secondPlaces = ['hayloft', 'larder', 'piano', 'shed', 'stove', 'woodpile'] as const

/** Ports stay clear of each other, of well-known ones and of those that the kernel hands out by itself. */
export function drawParams(random: SeededRandom): Params {
  const service = random.pick('service', services)
  return {
    service,
    image: `lab/${service}`,
    port: String(random.integer('port', 8100, 8399)),
    first: random.pick('first', firsts),
    firstUid: String(random.integer('firstUid', 2001, 2999)),
    firstPort: String(random.integer('firstPort', 8400, 8699)),
    firstNote: `${random.pick('firstPlace', firstPlaces)}-${random.integer('firstNumber', 1000, 9999)}`,
    second: random.pick('second', seconds),
    secondUid: String(random.integer('secondUid', 3001, 3999)),
    secondPort: String(random.integer('secondPort', 8700, 8999)),
    secondNote: `${random.pick('secondPlace', secondPlaces)}-${random.integer('secondNumber', 1000, 9999)}`,
    scratch: random.pick('scratch', scratches),
    // MiB.
    scratchSize: String(random.integer('scratchSize', 3, 14)),
  }
}
