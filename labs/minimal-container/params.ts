import type { Params, SeededRandom } from '../../contract/index.ts'

const services = [
  'bakery',
  'bindery',
  'brewery',
  'cannery',
  'dairy',
  'foundry',
  'fishery',
  'nursery',
  'pottery',
  'ropery',
  'sawmill',
  'smithy',
  'tannery',
  'weavery',
] as const

const words = [
  'anvil',
  'barrel',
  'bellows',
  'chisel',
  'furnace',
  'hammer',
  'kiln',
  'ladle',
  'loom',
  'mallet',
  'millstone',
  'shuttle',
  'spindle',
  'trowel',
] as const

const reasons = ['inventory', 'a wedding', 'the fair', 'repairs', 'the holidays', 'moving house'] as const

/** Ports stay clear of each other, of well-known ones and of those that the kernel hands out by itself. */
export function drawParams(random: SeededRandom): Params {
  const service = random.pick('service', services)
  return {
    service,
    image: `lab/${service}`,
    port: String(random.integer('port', 8100, 8999)),
    sshPort: String(random.integer('sshPort', 22100, 22999)),
    password: `${random.pick('passwordWord', words)}-${random.integer('passwordNumber', 10000, 99999)}`,
    /** On the page, so that a page of somebody else's lab is told apart from this one. */
    word: `${random.pick('word', words)}-${random.integer('number', 1000, 9999)}`,
    notice: `Closed for ${random.pick('reason', reasons)} until day ${random.integer('day', 20, 300)}.`,
    /** Millions of bytes: room for a static program or two, not for a login server and its libraries. */
    megabytes: String(random.integer('megabytes', 4, 7)),
  }
}
