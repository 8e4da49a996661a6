import type { Params, SeededRandom } from '../../contract/index.ts'

const hogs = [
  'crawler',
  'encoder',
  'grinder',
  'indexer',
  'packer',
  'renderer',
  'resizer',
  'shredder',
  'sorter',
  'tiler',
  'weaver',
] as const

const neighbours = [
  'almanac',
  'barometer',
  'clock',
  'guestbook',
  'ledger',
  'menu',
  'noticeboard',
  'rota',
  'tides',
  'timetable',
] as const

/** Figures are small, so that a workload that goes beyond them hurts no machine that labs run on. */
export function drawParams(random: SeededRandom): Params {
  const neighbourName = random.pick('neighbourName', neighbours)
  return {
    hogName: random.pick('hogName', hogs),
    neighbourName,
    greeting: `${neighbourName} no. ${random.integer('greeting', 1000, 9999)}`,
    pidsLimit: String(random.integer('pidsLimit', 40, 99)),
    memoryMb: String(random.integer('memoryMb', 64, 120)),
    // Hundredths of a CPU, well below what a busy machine still has to give.
    cpuShare: `0.${random.integer('cpuShare', 20, 45)}`,
    pinnedCpu: String(random.integer('pinnedCpu', 0, 1)),
    blkioWeight: String(random.integer('blkioWeight', 11, 40) * 10),
    scratchMb: String(random.integer('scratchMb', 6, 24)),
    logMb: String(random.integer('logMb', 2, 6)),
  }
}
