import type { Params, SeededRandom } from '../../contract/index.ts'

const birds = [
  'avocet',
  'bittern',
  'curlew',
  'dunlin',
  'egret',
  'fulmar',
  'gannet',
  'heron',
  'ibis',
  'jacana',
  'kestrel',
  'lapwing',
  'merlin',
  'noddy',
  'osprey',
  'plover',
  'quail',
  'redshank',
  'siskin',
  'tern',
  'whimbrel',
  'wigeon',
] as const

const organisations = [
  'Alder Dock',
  'Birch Quay',
  'Cedar Mole',
  'Elm Wharf',
  'Fir Basin',
  'Hazel Lock',
  'Larch Pier',
  'Maple Haven',
  'Oak Slipway',
  'Pine Sound',
  'Rowan Strand',
  'Willow Reach',
] as const

/** Ports stay clear of each other, of well-known ones and of those that the kernel hands out by itself. */
export function drawParams(random: SeededRandom): Params {
  return {
    plainPort: String(random.integer('plainPort', 23000, 23999)),
    tlsPort: String(random.integer('tlsPort', 24000, 24999)),
    masterAlias: `${random.pick('masterAlias', birds)}.lab`,
    caName: `${random.pick('caName', organisations)} CA`,
  }
}
