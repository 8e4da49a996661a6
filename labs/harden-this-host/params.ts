import type { Params, SeededRandom } from '../../contract/index.ts'

const words = ['basil', 'chervil', 'dill', 'fennel', 'lovage', 'marjoram', 'sorrel', 'tarragon'] as const

/** Ports stay clear of well-known ones and of each other; each of them has a hundred of its own. */
export function drawParams(random: SeededRandom): Params {
  const hex = (label: string) => random.integer(label, 0x100000, 0xffffff).toString(16)
  const port = (label: string, hundred: number) =>
    String(random.integer(label, hundred * 100, hundred * 100 + 99))
  const depotAlias = 'depot.lab'
  const depotPort = port('depotPort', 54)
  return {
    // The other host's name in the story.
    clientAlias: depotAlias,
    depotPort,
    plainPort: port('plainPort', 52),
    logPort: port('logPort', 65),
    shopPort: port('shopPort', 81),
    tillPort: port('tillPort', 83),
    booksPort: port('booksPort', 85),
    sshPort: port('sshPort', 22),
    apiPort: port('apiPort', 23),
    printPort: port('printPort', 91),
    images: `${depotAlias}:${depotPort}/shop`,
    version: `2.${random.integer('version', 1, 9)}`,
    word: `${random.pick('word', words)}-${random.integer('wordNumber', 1000, 9999)}`,
    firstOrder: `${random.pick('first', words)}-${hex('firstOrder')}`,
    supplierKey: `key-${hex('supplierKey')}${hex('supplierKey2')}`,
  }
}
