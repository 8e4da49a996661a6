import type { Params, SeededRandom } from '../../contract/index.ts'

const subjects = ['archive', 'bulletin', 'catalogue', 'directory', 'gazette', 'index', 'register'] as const
const hogs = ['encoder', 'grinder', 'renderer', 'resizer', 'shredder', 'weaver'] as const
const services = ['counterd', 'desk', 'hatch', 'lodge', 'ticketer', 'turnstile'] as const
const groups = ['aviary', 'cloister', 'corral', 'kennel', 'orchard', 'paddock', 'stable', 'yard'] as const
const jobs = ['april', 'august', 'december', 'february', 'july', 'june', 'march', 'may', 'november'] as const
const words = ['amber', 'birch', 'clover', 'dune', 'ember', 'fern', 'garnet', 'heath', 'iris'] as const

/** Figures that nobody has by default, and that a workload may go beyond without hurting anybody. */
export function drawParams(random: SeededRandom): Params {
  const first = random.integer('firstJob', 0, jobs.length - 1)
  // Three different ones: whatever the step is, it is no third of their number.
  const step = random.pick('nextJob', [1, 2, 4] as const)
  const job = (place: number) => jobs[(first + place * step) % jobs.length] as string
  const needMb = random.integer('needMb', 22, 38)
  return {
    subjectName: random.pick('subjectName', subjects),
    subjectMb: String(random.integer('subjectMb', 41, 95)),
    pidsGiven: String(random.integer('pidsGiven', 110, 190)),
    pidsNow: String(random.integer('pidsNow', 31, 89)),
    serviceName: random.pick('serviceName', services),
    servicePort: String(random.integer('servicePort', 8100, 8999)),
    serviceWord: `${random.pick('serviceWord', words)}-${random.integer('serviceNumber', 1000, 9999)}`,
    groupName: `${random.pick('groupName', groups)}${random.integer('groupNumber', 10, 99)}`,
    groupPids: String(random.integer('groupPids', 21, 39)),
    groupMb: String(random.integer('groupMb', 101, 180)),
    hogName: random.pick('hogName', hogs),
    // Hundredths of a CPU.
    sharePercent: String(random.integer('sharePercent', 11, 39)),
    periodMs: String(random.integer('periodMs', 21, 79)),
    oomName: job(0),
    signalName: job(1),
    errorName: job(2),
    needMb: String(needMb),
    tightMb: String(Math.floor(needMb / 2)),
  }
}
