import type { Params, SeededRandom } from '../../contract/index.ts'

const servers = [
  'ledger',
  'vault',
  'cashbook',
  'registry',
  'treasury',
  'strongbox',
  'cellar',
  'archive',
] as const
const victims = ['clerk', 'teller', 'cashier', 'courier', 'broker', 'porter', 'scribe', 'warden'] as const
const intruders = ['lodger', 'magpie', 'jackdaw', 'cuckoo', 'visitor', 'stoat', 'weasel', 'drifter'] as const
const networks = [
  'arcade',
  'corridor',
  'courtyard',
  'harbour',
  'market',
  'passage',
  'quayside',
  'square',
] as const

/** The names of the three containers and of the network they are found on, and a port for each. */
export function drawParams(random: SeededRandom): Params {
  return {
    server: random.pick('server', servers),
    victim: random.pick('victim', victims),
    intruder: random.pick('intruder', intruders),
    network: random.pick('network', networks),
    serverPort: String(random.integer('serverPort', 8100, 8899)),
    victimPort: String(random.integer('victimPort', 9100, 9899)),
    intruderPort: String(random.integer('intruderPort', 7100, 7899)),
  }
}
