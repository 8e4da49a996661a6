import { expect, test } from 'vitest'
import { readLimits } from './process-limits.ts'

test('rows of the kernel', () => {
  const text = `Limit                     Soft Limit           Hard Limit           Units
Max cpu time              3                    3                    seconds
Max file size             4194304              unlimited            bytes
Max core file size        0                    0                    bytes
Max open files            300                  450                  files
Max processes             unlimited            unlimited            processes`
  expect(readLimits(text)).toEqual({
    cpu: { soft: 3, hard: 3 },
    fsize: { soft: 4194304, hard: 'unlimited' },
    core: { soft: 0, hard: 0 },
    nofile: { soft: 300, hard: 450 },
  })
  expect(readLimits('')).toEqual({ cpu: null, fsize: null, core: null, nofile: null })
})
