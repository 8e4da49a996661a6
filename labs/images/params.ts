import type { Params, SeededRandom } from '../../contract/index.ts'

const birds = ['avocet', 'bittern', 'curlew', 'dunlin', 'fulmar', 'gannet', 'kestrel', 'lapwing'] as const
const services = ['almanac', 'ferries', 'gazette', 'harvest', 'moorings', 'tides', 'timetable'] as const
const components = ['bookmark', 'clipping', 'daybook', 'leaflet', 'notelet', 'postbox', 'readout'] as const
const users = ['builder', 'caulker', 'joiner', 'rigger', 'shipwright', 'stevedore'] as const

/** Where the service's pages come from inside its container; not drawn, because it is nobody's to change. */
export const INSIDE_PORT = 80

/**
 * Names, ports, words that prove where something came from, and versions: the fixed one comes before the
 * others for whoever compares them as text.
 */
export function drawParams(random: SeededRandom): Params {
  const hex = (label: string) => random.integer(label, 0x100000, 0xffffff).toString(16)
  const registryAlias = `${random.pick('registryAlias', birds)}.lab`
  const registryPort = String(random.integer('registryPort', 5100, 5899))
  const service = random.pick('service', services)
  const found = random.integer('foundVersion', 1, 4)
  const half = found + random.integer('halfVersion', 1, 3)
  const major = random.integer('major', 2, 6)
  const minor = random.integer('minor', 1, 7)
  return {
    registryAlias,
    registryPort,
    service,
    image: `${registryAlias}:${registryPort}/house/${service}`,
    foundTag: `${major}.${minor}`,
    newTag: `${major}.${minor + 1}`,
    servicePort: String(random.integer('servicePort', 8100, 8899)),
    backdoorPort: String(random.integer('backdoorPort', 7100, 7899)),
    component: random.pick('component', components),
    foundVersion: `1.9.${found}`,
    halfVersion: `1.9.${half}`,
    fixedVersion: `1.${random.integer('fixedMinor', 10, 14)}.${random.integer('fixedPatch', 0, 9)}`,
    sizeLimit: `3.${random.integer('sizeLimit', 1, 9)}`,
    registryUser: random.pick('registryUser', users),
    registryPassword: `${hex('password1')}-${hex('password2')}`,
    depotToken: `depot-${hex('token1')}${hex('token2')}`,
    pageWord: `page-${hex('pageWord')}`,
    noteWord: `note-${hex('noteWord')}`,
    backdoorWord: `guest-${hex('backdoorWord')}`,
    intruderHost: `${hex('intruder1')}${hex('intruder2')}`,
  }
}
