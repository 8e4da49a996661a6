import type { Params, SeededRandom } from '../../contract/index.ts'
import { lendableKinds } from './kinds.ts'

const crews = [
  ['alder', 'birch', 'cedar', 'hazel'],
  ['cumin', 'fennel', 'nutmeg', 'saffron'],
  ['cello', 'flute', 'lute', 'oboe'],
  ['agate', 'garnet', 'jasper', 'topaz'],
  ['badger', 'marten', 'otter', 'weasel'],
] as const
const helpers = ['apprentice', 'assistant', 'deputy', 'helper', 'steward', 'understudy'] as const
const pages = ['bakery', 'bindery', 'brewery', 'dairy', 'foundry', 'pottery', 'tannery'] as const
const clocks = ['almanac', 'barometer', 'calendar', 'gauge', 'hourglass', 'sundial'] as const
const notebooks = ['cashbook', 'daybook', 'guestbook', 'logbook', 'notebook', 'scrapbook'] as const
const words = [
  'anvil',
  'barrel',
  'bellows',
  'chisel',
  'furnace',
  'hammer',
  'ladle',
  'mallet',
  'spindle',
  'trowel',
] as const

/** Ports stay clear of each other, of well-known ones and of those that the kernel hands out by itself. */
export function drawParams(random: SeededRandom): Params {
  const crew = [...random.pick('crew', crews)]
  const [twin = '', otherTwin = '', lender = '', mute = ''] = shuffled(random, crew)
  const kept = random.pick('kept', lendableKinds)
  const word = (label: string) =>
    `${random.pick(`${label}Word`, words)}-${random.integer(`${label}Number`, 1000, 9999)}`
  return {
    crew: crew.join(', '),
    twin,
    otherTwin,
    twinKind: random.pick('twinKind', lendableKinds),
    helper: random.pick('helper', helpers),
    lender,
    /** The two kinds that the helper takes, and the one that it does not. */
    lent: lendableKinds.filter((kind) => kind !== kept).join(' + '),
    kept,
    mute,
    hiddenAddress: ['a', 'b', 'c'].reduce(
      (address, part) => `${address}.${random.integer(part, 2, 250)}`,
      '10',
    ),
    page: random.pick('page', pages),
    pagePort: String(random.integer('pagePort', 8100, 8399)),
    pageWord: word('page'),
    clock: random.pick('clock', clocks),
    clockPort: String(random.integer('clockPort', 8400, 8699)),
    clockWord: word('clock'),
    notebook: random.pick('notebook', notebooks),
    notebookPort: String(random.integer('notebookPort', 8700, 8999)),
    notebookWord: word('notebook'),
  }
}

function shuffled(random: SeededRandom, names: readonly string[]): string[] {
  const left = [...names]
  return names.map((_, index) => left.splice(random.integer(`place${index}`, 0, left.length - 1), 1)[0] ?? '')
}
