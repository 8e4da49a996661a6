import type { Params, SeededRandom } from '../../contract/index.ts'

const containers = [
  'basalt',
  'chalk',
  'flint',
  'gneiss',
  'granite',
  'marble',
  'pumice',
  'shale',
  'slate',
] as const
const boards = ['billboard', 'bulletin', 'gazette', 'herald', 'noticeboard', 'placard'] as const
const vaults = ['coffer', 'locker', 'safe', 'strongbox', 'treasury', 'vault'] as const
const words = ['amber', 'cobalt', 'coral', 'crimson', 'indigo', 'ochre', 'saffron', 'teal', 'umber'] as const
const events = ['Market', 'Harvest', 'Choir', 'Council', 'Fair', 'Parade'] as const

/** Three containers with names of one kind, so that no name tells which of them is which. */
export function drawParams(random: SeededRandom): Params {
  const first = random.integer('first', 0, containers.length - 1)
  const step = random.integer('step', 1, 4)
  const [plain, bare, holes] = [0, 1, 2].map(
    (turn) => containers[(first + turn * step) % containers.length] ?? '',
  )
  return {
    plain: plain ?? '',
    bare: bare ?? '',
    holes: holes ?? '',
    board: random.pick('board', boards),
    vault: random.pick('vault', vaults),
    secret: `${random.pick('secretWord', words)}-${random.integer('secret', 10_000, 99_999)}`,
    notice: `${random.pick('event', events)} on day ${random.integer('day', 20, 300)}.`,
    vmPort: String(random.integer('vmPort', 18_100, 18_899)),
    vmToken: `${random.pick('tokenWord', words)}-${random.integer('token', 10_000, 99_999)}`,
  }
}
