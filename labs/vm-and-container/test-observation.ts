import { genuineDaemon } from '../shared/probe-double.ts'
import { vmSeen } from '../shared/vm-double.ts'
import type { Observation } from './observation.ts'

export const params = {
  container: 'shed',
  vmMemory: '141',
  vmPort: '18200',
  vmToken: 'birch-12345',
  stranger: 'auditor',
  strangerPort: '19200',
  till: 'ledger',
  password: 'larch-54321',
  masterAddress: '10.0.0.1',
}

const at = '2026-01-01T00:00:00.000Z'

/** A lab in which all is done. */
export function solved() {
  const vm = vmSeen()
  return {
    at,
    daemon: genuineDaemon(at),
    answers: {
      'vm-kernel': vm.answers.kernel,
      'container-kernel': '6.18.44',
      'renewed-with-master': 'container',
      'vm-boot': '4.2',
      'vm-cost': 'VmRSS:   245000 kB',
      'container-cost': '332KiB / 23.54GiB',
    } as Observation['answers'],
    vm,
    hostKernel: '6.18.44',
    container: {
      status: 'running',
      image: 'bulkhead/shell',
      restart: 'unless-stopped',
      memory: 340_000 as number | null,
    },
    overlooking: [] as Observation['overlooking'],
    stranger: {
      nonce: 'abc',
      said: `auditor (abc)\nmachine vm, kernel ${vm.answers.kernel}\nprocess init`,
      status: 200 as number | null,
      unchanged: true as boolean,
      leaked: false as boolean,
    },
    till: true as boolean,
  } satisfies Observation
}
