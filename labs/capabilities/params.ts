import type { Params, SeededRandom } from '../../contract/index.ts'
import { needs } from './planted.ts'

const containers = [
  'alder',
  'aspen',
  'beech',
  'cedar',
  'elm',
  'hazel',
  'larch',
  'linden',
  'maple',
  'poplar',
  'rowan',
] as const
const services = ['clerk', 'courier', 'porter', 'scribe', 'steward', 'usher', 'warden'] as const
const words = ['bell', 'chalk', 'inkwell', 'ledger', 'paper', 'quill', 'ribbon', 'stamp', 'wax'] as const

/** Beyond Docker's list, and among those that a lab host has to give. */
const extra = [
  'DAC_READ_SEARCH',
  'IPC_LOCK',
  'LEASE',
  'LINUX_IMMUTABLE',
  'NET_ADMIN',
  'NET_BROADCAST',
  'SYS_ADMIN',
  'SYS_NICE',
  'SYS_PTRACE',
] as const
const lost = ['AUDIT_WRITE', 'CHOWN', 'FSETID', 'KILL', 'MKNOD', 'NET_RAW', 'SETFCAP', 'SYS_CHROOT'] as const

/** For the number that is to be made out of names: a low one, a middle one, a high one. */
const low = ['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'KILL'] as const
const middle = ['NET_BIND_SERVICE', 'NET_ADMIN', 'NET_RAW', 'IPC_LOCK'] as const
const high = ['SYS_CHROOT', 'SYS_PTRACE', 'SYS_NICE', 'MKNOD', 'SETFCAP'] as const

export function drawParams(random: SeededRandom): Params {
  const first = random.integer('firstContainer', 0, containers.length - 1)
  const step = random.integer('nextContainer', 1, 4)
  const container = (place: number) => containers[(first + place * step) % containers.length] as string
  const service = random.pick('serviceName', services)
  return {
    moreName: container(0),
    moreCap: random.pick('moreCap', extra),
    lessName: container(1),
    lessCap: random.pick('lessCap', lost),
    plainName: container(2),
    plainUser: String(random.integer('plainUser', 1001, 9999)),
    lowCap: random.pick('lowCap', low),
    middleCap: random.pick('middleCap', middle),
    highCap: random.pick('highCap', high),
    serviceName: service,
    serviceImage: `lab/${service}`,
    serviceWord: `${random.pick('serviceWord', words)}-${random.integer('serviceNumber', 1000, 9999)}`,
    need: random.pick('need', Object.keys(needs)),
  }
}
