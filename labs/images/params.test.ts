import { expect, test } from 'vitest'
import { randomDouble } from '../shared/random-double.ts'
import { isAtLeast } from '../../readings/version-order.ts'
import { drawParams } from './params.ts'

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'seed %i: versions in order, ports apart, no word within another',
  (seed) => {
    const drawn = drawParams(randomDouble(seed))
    const { foundVersion = '', halfVersion = '', fixedVersion = '' } = drawn
    expect(isAtLeast(foundVersion, halfVersion)).toBe(false)
    expect(isAtLeast(halfVersion, fixedVersion)).toBe(false)
    // As text it is the other way round, and that is the point.
    expect(fixedVersion < foundVersion).toBe(true)
    const ports = [drawn.registryPort, drawn.servicePort, drawn.backdoorPort]
    expect(new Set(ports).size).toBe(3)
    expect(drawn.foundTag).not.toBe(drawn.newTag)
    const { pageWord, noteWord, backdoorWord, depotToken } = drawn
    expect(new Set([pageWord, noteWord, backdoorWord, depotToken]).size).toBe(4)
  },
)
