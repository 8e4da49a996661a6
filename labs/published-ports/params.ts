import type { Params, SeededRandom } from '../../contract/index.ts'

const services = [
  'almanac',
  'catalogue',
  'guestbook',
  'ledger',
  'menu',
  'pricelist',
  'roster',
  'tidetable',
  'timetable',
] as const

const colours = ['amber', 'azure', 'coral', 'ebony', 'indigo', 'ivory', 'ochre', 'sepia', 'teal'] as const

/** Ports stay clear of each other, of well-known ones and of those that the kernel hands out by itself. */
export function drawParams(random: SeededRandom): Params {
  return {
    serviceName: random.pick('serviceName', services),
    servicePort: String(random.integer('servicePort', 20_100, 20_999)),
    adminPort: String(random.integer('adminPort', 21_100, 21_999)),
    pageWord: `${random.pick('pageWord', colours)}-page-${random.integer('pageNumber', 1000, 9999)}`,
    adminWord: `${random.pick('adminWord', colours)}-admin-${random.integer('adminNumber', 1000, 9999)}`,
  }
}

/** Ports inside the container: another number than outside, as a published port mostly has. */
export const INSIDE = { service: 80, admin: 81 } as const
