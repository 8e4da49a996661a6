import type { Params, SeededRandom } from '../../contract/index.ts'

const companies = [
  'Amber Mill',
  'Beacon Works',
  'Copper Yard',
  'Dune Studio',
  'Ember Forge',
  'Fern Press',
  'Glacier Lab',
  'Harbour Desk',
] as const

const services = ['backoffice', 'builders', 'nightly', 'partners', 'pipeline', 'staging'] as const
const tenants = ['billing', 'mailer', 'metrics', 'reports', 'search', 'shop'] as const
const dishes = ['barley', 'chard', 'dumpling', 'lentil', 'mushroom', 'parsnip', 'pumpkin', 'quince'] as const

/** Ports stay clear of each other, of well-known ones and of those that the kernel hands out by itself. */
export function drawParams(random: SeededRandom): Params {
  const apiPort = random.integer('apiPort', 24_100, 24_899)
  const first = apiPort - (apiPort % 100)
  return {
    apiPort: String(apiPort),
    /** What somebody opened in one go: it holds the API's port. */
    serviceName: random.pick('serviceName', services),
    serviceFirst: String(first),
    serviceLast: String(first + 99),
    plainPort: String(random.integer('plainPort', 23_100, 23_899)),
    boardPort: String(random.integer('boardPort', 25_100, 25_899)),
    boardWord: `${random.pick('dish', dishes)}-${random.integer('boardNumber', 1000, 9999)}`,
    tenantName: random.pick('tenantName', tenants),
    caName: `${random.pick('caName', companies)} CA`,
  }
}
