import type { Params, SeededRandom } from '../../contract/index.ts'

const strangers = ['busker', 'drifter', 'pedlar', 'rambler', 'tourist', 'wanderer'] as const
const dashboards = ['cockpit', 'console', 'dashboard', 'overview', 'panel'] as const
const monitors = ['lookout', 'observer', 'sentry', 'watchdog', 'watchtower'] as const
const backups = ['archive', 'attic', 'backup', 'keeper', 'storeroom'] as const
const ledgers = ['accountd', 'cashbookd', 'ledgerd', 'tallyd', 'teller'] as const
const files = ['combination', 'deed', 'formula', 'map', 'recipe', 'will'] as const
const words = [
  'acorn',
  'bramble',
  'clover',
  'fennel',
  'heather',
  'juniper',
  'mallow',
  'sorrel',
  'tansy',
  'yarrow',
] as const

const LETTERS = 'abcdefghjkmnpqrstuvwxyz'

/** Ports stay clear of each other, of well-known ones and of those that the kernel hands out by itself. */
export function drawParams(random: SeededRandom): Params {
  const word = (label: string) =>
    `${random.pick(label, words)}-${random.integer(`${label}Number`, 10_000, 99_999)}`
  const letter = (label: string) => LETTERS[random.integer(label, 0, LETTERS.length - 1)]
  return {
    stranger: random.pick('stranger', strangers),
    dashboard: random.pick('dashboard', dashboards),
    monitor: random.pick('monitor', monitors),
    backup: random.pick('backup', backups),
    apiPort: String(random.integer('apiPort', 23_000, 23_999)),
    dashboardPort: String(random.integer('dashboardPort', 8100, 8399)),
    monitorPort: String(random.integer('monitorPort', 8400, 8699)),
    backupPort: String(random.integer('backupPort', 8700, 8999)),
    // On the pages, so that a page of somebody else's lab is told apart from these.
    word: `${random.pick('word', words)}-${random.integer('number', 1000, 9999)}`,
    apiFile: `/etc/${random.pick('apiFile', files)}.txt`,
    socketFile: `/var/lib/${random.pick('socketFile', files)}.txt`,
    mountFile: `${random.pick('mountFile', files)}.txt`,
    ledger: random.pick('ledger', ledgers),
    ledgerPort: String(random.integer('ledgerPort', 9100, 9999)),
    ledgerKey: `${letter('key1')}${letter('key2')}${letter('key3')}${random.integer('key', 1000, 9999)}`,
    apiWord: word('apiWord'),
    socketWord: word('socketWord'),
    namespacesWord: word('namespacesWord'),
    mountsWord: word('mountsWord'),
  }
}
