import type { Params, SeededRandom } from '../../contract/index.ts'

const tills = ['barrier', 'icecream', 'kiosk', 'boxoffice', 'tollgate', 'turnstile', 'vendor'] as const
const couriers = ['bellhop', 'dispatcher', 'herald', 'messenger', 'pigeon', 'runner', 'stagecoach'] as const
const places = [
  'atrium',
  'cloister',
  'gallery',
  'harbour',
  'orchard',
  'parlour',
  'terrace',
  'veranda',
] as const

/** Ports stay clear of each other, of well-known ones and of those that the kernel hands out by itself. */
export function drawParams(random: SeededRandom): Params {
  return {
    tillName: random.pick('tillName', tills),
    tillPort: String(random.integer('tillPort', 20_100, 20_999)),
    courierName: random.pick('courierName', couriers),
    courierPort: String(random.integer('courierPort', 21_100, 21_999)),
    logPort: String(random.integer('logPort', 15_100, 15_999)),
    logRoot: `/var/log/${random.pick('logRoot', places)}`,
    keepMegabytes: String(random.integer('keepMegabytes', 10, 30)),
  }
}
