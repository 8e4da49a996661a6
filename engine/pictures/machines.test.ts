import { expect, test } from 'vitest'
import { machinesPicture } from './machines.ts'

const answers = {
  name: 'guest',
  kernel: '6.12\n',
  bootSeconds: 1.5,
  memory: 1e8,
  cost: 2e8,
  processors: 1,
  processes: Array.from({ length: 60 }, () => 'init'),
}
const said = { kind: 'machines', at: new Date().toISOString(), host: answers, vm: null, container: null }

test('is cut to what the contract allows', () => {
  const { host, vm } = machinesPicture(said)
  expect(host).toMatchObject({ name: 'guest', kernel: '6.12 ' })
  expect(host?.processes).toHaveLength(50)
  expect(vm).toBeNull()
})

test.each([undefined, {}, { ...said, vm: 'none' }, { ...said, host: { ...answers, memory: -1 } }])(
  'refuses what is something else: %#',
  (odd) => {
    expect(() => machinesPicture(odd)).toThrow()
  },
)
