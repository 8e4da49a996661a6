import { describe, expect, test } from 'vitest'
import { type MachineFacts, whatFits } from './admission.ts'

const GB = 1e9
const machine: MachineFacts = {
  memory: { total: 24 * GB, available: 20 * GB },
  cores: 2,
  inotify: { limit: 1024, others: 24 },
  disk: 50 * GB,
}
const fitsOn = (facts: Partial<MachineFacts>, running = 0, maxHosts?: number) =>
  whatFits({ ...machine, ...facts }, running, { maxHosts })

describe('what fits, and what keeps it from being more:', () => {
  test('cores, where there is memory enough', () => {
    expect(fitsOn({})).toEqual({ fits: 60, bound: 'cores' })
  })

  test('memory that the machine has, of which some is left to the system', () => {
    expect(fitsOn({ memory: { total: 8 * GB, available: 8 * GB }, cores: 8 })).toEqual({
      fits: 24,
      bound: 'memory',
    })
  })

  test('memory that is available now; those that run have theirs already', () => {
    const memory = { total: 24 * GB, available: 3 * GB }
    expect(fitsOn({ memory }, 0)).toEqual({ fits: 4, bound: 'memory' })
    expect(fitsOn({ memory }, 10)).toEqual({ fits: 14, bound: 'memory' })
    expect(fitsOn({ memory: { ...memory, available: 1 * GB } }, 10).fits).toBe(10)
    expect(fitsOn({ memory: { ...memory, available: null } }).bound).toBe('cores')
  })

  test('the kernel’s default of inotify instances: fewer than the eighteen at which it fails', () => {
    expect(fitsOn({ inotify: { limit: 128, others: 10 } })).toEqual({ fits: 12, bound: 'inotify' })
    expect(fitsOn({ inotify: { limit: 128, others: 500 } })).toEqual({ fits: 0, bound: 'inotify' })
    expect(fitsOn({ inotify: null }).bound).toBe('cores')
  })

  test('a disk that is nearly full takes no more than there are', () => {
    expect(fitsOn({ disk: 2 * GB }, 5)).toEqual({ fits: 5, bound: 'disk' })
    expect(fitsOn({ disk: null }).bound).toBe('cores')
  })

  test('what was set, if it is less', () => {
    expect(fitsOn({}, 0, 7)).toEqual({ fits: 7, bound: 'set' })
    expect(fitsOn({}, 0, 500)).toEqual({ fits: 60, bound: 'cores' })
  })
})
