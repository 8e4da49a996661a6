import { expect, test } from 'vitest'
import { Params } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { MEMORY_WANTED_MB } from './planted.ts'
import { drawParams } from './params.ts'

test('every draw is a set of parameters that can be used', () => {
  for (let seed = 0; seed < 300; seed += 1) {
    const params = Params.parse(drawParams(randomDouble(seed)))
    // What is left for the neighbour when the hog has all that it may have.
    expect(Number(params.userProcesses) - Number(params.pidsLimit)).toBeGreaterThan(25)
    expect(Number(params.memoryMb) * 1.5).toBeLessThan(MEMORY_WANTED_MB)
    // A tmpfs counts as memory of whoever fills it.
    expect(Number(params.scratchMb) * 4).toBeLessThan(Number(params.memoryMb))
    expect(Number(params.scratchMb) + 2).toBeLessThan(Number(params.volumeMb))
    const { memoryWord, diskWord, processWord, roomWord, killedWord } = params
    expect(new Set([memoryWord, diskWord, processWord, roomWord, killedWord]).size).toBe(5)
  }
})

test('neighbours get other parameters', () => {
  const drawn = Array.from({ length: 50 }, (_, seed) => JSON.stringify(drawParams(randomDouble(seed))))
  expect(new Set(drawn).size).toBe(50)
})
