import type { Params, SeededRandom } from '../../contract/index.ts'

const hogs = ['converter', 'crawler', 'importer', 'mixer', 'scanner', 'stitcher', 'transcoder'] as const
const neighbours = ['bakery', 'canteen', 'dairy', 'greengrocer', 'kiosk', 'orchard', 'pantry'] as const

/** Words that only a hog or its victim says. */
const words = [
  'auk',
  'coot',
  'crake',
  'dabchick',
  'eider',
  'garganey',
  'godwit',
  'grebe',
  'knot',
  'pintail',
  'pochard',
  'ruff',
  'scoter',
  'smew',
  'stint',
  'teal',
] as const

/** Figures are small, so that what there is to be had is soon gone and hurts no machine that labs run on. */
export function drawParams(random: SeededRandom): Params {
  const word = (label: string) =>
    `${random.pick(label, words)}-${random.integer(`${label}Number`, 10_000, 99_999)}`
  return {
    hog: random.pick('hog', hogs),
    neighbour: random.pick('neighbour', neighbours),
    userProcesses: String(random.integer('userProcesses', 70, 99)),
    volumeMb: String(random.integer('volumeMb', 16, 24)),
    pidsLimit: String(random.integer('pidsLimit', 20, 39)),
    memoryMb: String(random.integer('memoryMb', 40, 63)),
    cpuShare: `0.${random.integer('cpuShare', 20, 45)}`,
    scratchMb: String(random.integer('scratchMb', 4, 9)),
    memoryWord: word('memoryWord'),
    diskWord: word('diskWord'),
    processWord: word('processWord'),
    roomWord: word('roomWord'),
    killedWord: word('killedWord'),
  }
}
