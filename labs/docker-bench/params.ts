import type { Params, SeededRandom } from '../../contract/index.ts'

const words = ['alder', 'birch', 'hazel', 'juniper', 'linden', 'rowan', 'spruce', 'willow'] as const

/** What is drawn decides where Docker Bench is right on this host: each `…Is` is what one of its checks is about. */
export function drawParams(random: SeededRandom): Params {
  return {
    ledgerPort: String(random.integer('ledgerPort', 8200, 8399)),
    // 1024 needs no privilege any more, and Docker Bench counts it among those that do.
    quayPort: random.pick('quayPort', ['443', '1024']),
    ledgerRestart: random.pick('ledgerRestart', ['always', 'on-failure:5']),
    ledgerMount: random.pick('ledgerMount', ['/root', '/srv/ledger']),
    word: `${random.pick('word', words)}-${random.integer('number', 1000, 9999)}`,
  }
}
