import type { Params, SeededRandom } from '../../contract/index.ts'

const tills = ['bakery', 'bookshop', 'cinema', 'florist', 'kiosk', 'pharmacy', 'tearoom', 'toyshop'] as const
const vaults = ['coffer', 'locker', 'safe', 'strongbox', 'treasury', 'vault'] as const
const currencies = ['crowns', 'ducats', 'florins', 'guilders', 'shillings', 'talers'] as const

/** The takings are in the till's memory and nowhere else, so they are what tells it from one that began anew. */
export function drawParams(random: SeededRandom): Params {
  return {
    till: `${random.pick('till', tills)}-till`,
    vault: random.pick('vault', vaults),
    tillPort: String(random.integer('tillPort', 21000, 28999)),
    takings: `${random.integer('amount', 1001, 9999)}-${random.pick('currency', currencies)}`,
  }
}
