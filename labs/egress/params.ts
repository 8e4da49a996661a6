import type { Params, SeededRandom } from '../../contract/index.ts'

const services = ['almanac', 'catalogue', 'ledger', 'menu', 'pricelist', 'roster', 'timetable'] as const
const neighbours = ['archive', 'cellar', 'inventory', 'larder', 'stockroom', 'vault'] as const
const networks = ['arcade', 'bazaar', 'harbour', 'market', 'plaza', 'yard'] as const

/** Ports stay clear of each other, of well-known ones and of those that the kernel hands out by itself. */
export function drawParams(random: SeededRandom): Params {
  const network = random.pick('network', networks)
  const prefix = `172.${random.integer('subnetSecond', 20, 29)}.${random.integer('subnetThird', 1, 250)}`
  return {
    serviceName: random.pick('serviceName', services),
    neighbourName: random.pick('neighbourName', neighbours),
    network,
    /** The kernel's name for the network's bridge, at most 15 letters. */
    bridge: `br-${network}`,
    subnet: `${prefix}.0/24`,
    /** Master's own address on that bridge. */
    gateway: `${prefix}.1`,
    pagePort: String(random.integer('pagePort', 20_100, 20_999)),
    offerPort: String(random.integer('offerPort', 21_100, 21_999)),
    billingPort: String(random.integer('billingPort', 22_100, 22_999)),
    dropPort: String(random.integer('dropPort', 23_100, 23_999)),
    sidePort: String(random.integer('sidePort', 24_100, 24_999)),
    adminPort: String(random.integer('adminPort', 25_100, 25_999)),
    metricsPort: String(random.integer('metricsPort', 26_100, 26_999)),
    pageWord: `page-${random.integer('pageNumber', 100_000, 999_999)}`,
  }
}

/** Where stranger's name server notes what it was asked. */
export const QUESTIONS = '/var/lib/questions/asked'

/** The page of the service that says what it gets, fetched at that moment. */
export const REPORT = '/cgi-bin/report'
