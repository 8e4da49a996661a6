import type { Params, SeededRandom } from '../../contract/index.ts'
import { always, DRAWN, likelyAllowed, likelyRefused } from './actions.ts'

const services = [
  'anvil',
  'bellows',
  'chisel',
  'forge',
  'gantry',
  'kiln',
  'lathe',
  'mallet',
  'rivet',
  'winch',
] as const
const words = [
  'amber',
  'cobalt',
  'flint',
  'garnet',
  'jasper',
  'mica',
  'onyx',
  'opal',
  'quartz',
  'slate',
] as const
const keepers = ['cellar', 'coffer', 'locker', 'safe', 'strongbox', 'vault'] as const

/** The port stays clear of well-known ones and of those that the kernel hands out by itself. */
export function drawParams(random: SeededRandom): Params {
  const service = random.pick('service', services)
  const drawn: string[] = [...always]
  const refused = random.integer('refused', 1, 3)
  draw(random, drawn, likelyRefused, drawn.length + refused)
  draw(random, drawn, likelyAllowed, DRAWN)
  return {
    service,
    image: `lab/${service}`,
    port: String(random.integer('port', 8100, 8999)),
    // On the page, so that a page of somebody else's lab is told apart from this one.
    word: `${random.pick('word', words)}-${random.integer('number', 1000, 9999)}`,
    sealFile: `${random.pick('keeper', keepers)}.key`,
    seal: `${random.pick('seal', words)}-${random.integer('sealNumber', 10_000, 99_999)}`,
    actions: drawn.sort().join(', '),
  }
}

/** More of them, none twice, until there are so many. */
function draw(random: SeededRandom, into: string[], from: readonly string[], until: number): void {
  for (let turn = 0; into.length < until; turn += 1) {
    const left = from.filter((name) => !into.includes(name))
    into.push(random.pick(`${from[0]}${turn}`, left))
  }
}
