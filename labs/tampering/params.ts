import type { Params, SeededRandom } from '../../contract/index.ts'

const birds = [
  'bunting',
  'crake',
  'dipper',
  'egret',
  'fieldfare',
  'godwit',
  'merlin',
  'osprey',
  'siskin',
] as const
const services = ['bulletin', 'calendar', 'gauges', 'ledger', 'ropewalk', 'signals', 'weather'] as const
const words = ['amber', 'basalt', 'cobalt', 'garnet', 'jasper', 'marble', 'onyx', 'quartz', 'topaz'] as const

/** Where the pages come from inside the container. */
export const INSIDE_PORT = 80

/** Where the registry's name leads: the host's own address on Docker's bridge, because Docker trusts 127.0.0.0/8 anyway. */
export const WIRE_ADDRESS = '172.17.0.1'

/** By `registryName`, everything goes through who sits in between. */
export function drawParams(random: SeededRandom): Params {
  const hex = (label: string) => random.integer(label, 0x100000, 0xffffff).toString(16)
  const registryName = `${random.pick('bird', birds)}.lab`
  const port = String(random.integer('port', 5100, 5899))
  const service = random.pick('service', services)
  return {
    registryName,
    port,
    /** Where the registry itself listens, on the loopback. */
    ownPort: String(random.integer('ownPort', 6100, 6899)),
    service,
    image: `${registryName}:${port}/house/${service}`,
    tag: `${random.integer('major', 2, 6)}.${random.integer('minor', 1, 9)}`,
    servicePort: String(random.integer('servicePort', 8100, 8899)),
    pageWord: `page-${hex('pageWord')}`,
    /** In the configuration of the image as the house built it. */
    release: `release-${hex('release')}`,
    /** In that of the one that is put in its place. */
    intruder: `${hex('intruder1')}${hex('intruder2')}`,
    token: `${random.pick('tokenWord', words)}-${hex('token')}`,
  }
}
