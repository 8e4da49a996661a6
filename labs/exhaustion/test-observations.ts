import type { Params } from '../../contract/index.ts'
import { genuineDaemon } from '../shared/probe-double.ts'
import type { ContainerSeen, HogSeen, Observation } from './observation.ts'
import { HOG_PROGRAM, NEIGHBOUR_PROGRAM } from './planted.ts'

/** A solved lab as hand-made data, for tests of the edges. */
export const params: Params = {
  hog: 'mixer',
  neighbour: 'kiosk',
  userProcesses: '80',
  volumeMb: '20',
  pidsLimit: '30',
  memoryMb: '50',
  cpuShare: '0.25',
  scratchMb: '6',
  memoryWord: 'auk-11111',
  diskWord: 'coot-22222',
  processWord: 'crake-33333',
  roomWord: 'eider-44444',
  killedWord: 'grebe-55555',
}

const MIB = 1024 * 1024

export function solved(): Observation & { hog: HogSeen; neighbour: ContainerSeen } {
  const at = '2026-01-01T12:00:00.000Z'
  return {
    at,
    daemon: genuineDaemon(at),
    answers: {
      memory: 'auk-11111',
      disk: 'Coot-22222',
      'no-process': 'crake-33333',
      'no-room': 'eider-44444.',
      killed: 'grebe-55555',
    },
    hog: {
      name: 'mixer',
      status: 'running',
      args: ['sh', '-c', HOG_PROGRAM],
      restart: 'unless-stopped',
      cgroup: {
        version: 2,
        files: {
          'pids.max': '30',
          'memory.max': String(50 * MIB),
          'memory.swap.max': '0',
          'cpu.max': '25000 100000',
        },
      },
      settings: { PidsLimit: 30, Memory: 50 * MIB, NanoCpus: 250_000_000 },
      scratch: { type: 'tmpfs', size: 6 * MIB, readOnly: false },
      tillAt: [],
      twins: [],
    },
    neighbour: {
      name: 'kiosk',
      status: 'running',
      args: ['sh', '-c', NEIGHBOUR_PROGRAM],
      restart: 'unless-stopped',
    },
  }
}
