import type { Params, SeededRandom } from '../../contract/index.ts'

const collectors = [
  'beachcomber',
  'gleaner',
  'harvester',
  'magpie',
  'packrat',
  'squirrel',
  'trawler',
] as const
const pages = ['bulletin', 'calendar', 'departures', 'gazette', 'notices', 'parish', 'weather'] as const
const archives = ['attic', 'cellar', 'depot', 'granary', 'library', 'silo', 'vault'] as const

/** Figures that nobody has by default, and that a workload may go beyond without hurting anybody. */
export function drawParams(random: SeededRandom): Params {
  const softFiles = random.integer('softFiles', 201, 499)
  return {
    collectorName: random.pick('collectorName', collectors),
    pageName: random.pick('pageName', pages),
    archiveName: random.pick('archiveName', archives),
    softFiles: String(softFiles),
    hardFiles: String(softFiles + random.integer('hardFiles', 101, 499)),
    manyFiles: String(random.integer('manyFiles', 2001, 4999)),
    cpuSeconds: String(random.integer('cpuSeconds', 2, 4)),
    fileMb: String(random.integer('fileMb', 3, 12)),
  }
}
