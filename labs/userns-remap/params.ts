import type { Params, SeededRandom } from '../../contract/index.ts'

const services = [
  'almanac',
  'bollard',
  'chandlery',
  'ferry',
  'guestbook',
  'ledger',
  'manifest',
  'pilotage',
  'tidebook',
  'tonnage',
] as const
const helpers = ['counter', 'gauge', 'lookout', 'meter', 'sentinel', 'tally', 'warden', 'watchman'] as const
const admins = ['ada', 'bela', 'cleo', 'dana', 'edda', 'finn', 'gerda', 'hugo', 'ines', 'jarl'] as const
const remapUsers = ['ballast', 'dockhand', 'freight', 'hold', 'lighter', 'stowage'] as const

const LETTERS = 'abcdefghjkmnpqrstuvwxyz'

/** Ports stay clear of well-known ones and of those that the kernel hands out by itself. */
export function drawParams(random: SeededRandom): Params {
  const service = random.pick('service', services)
  const letter = (label: string) => LETTERS[random.integer(label, 0, LETTERS.length - 1)]
  return {
    service,
    helper: random.pick('helper', helpers),
    admin: random.pick('admin', admins),
    port: String(random.integer('port', 18000, 18999)),
    image: `harbour/${service}:${random.integer('version', 2, 9)}`,
    /** Printed by the service; it is in the image only. */
    edition: `edition ${letter('first')}${letter('second')}-${random.integer('edition', 1000, 9999)}`,
    /** In a file that only root of the host may read. */
    seal: `seal-${random.integer('seal', 100000, 999999)}`,
    remapUser: random.pick('remapUser', remapUsers),
    /** Where a range of one's own may begin; clear of what useradd gives away. */
    remapFirst: String(random.integer('remapFirst', 20, 60) * 65536),
  }
}
