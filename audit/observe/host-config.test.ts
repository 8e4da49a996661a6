import { expect, test } from 'vitest'
import { soundHost } from '../testing/sound-host.ts'
import { HostConfigSchema } from './host-config.ts'

test('what Docker says is believed, also where it says nothing', () => {
  const [sound] = soundHost().containers
  expect(HostConfigSchema.safeParse(sound?.inspect.HostConfig).error).toBeUndefined()
  expect(
    HostConfigSchema.safeParse({ CapAdd: null, PidsLimit: null, PortBindings: { '80/tcp': null } }).success,
  ).toBe(true)
})

test.each([
  { CapAdd: 'ALL' },
  { CapDrop: [1, null] },
  { SecurityOpt: [null] },
  { Devices: {} },
  { RestartPolicy: 'always' },
  { Memory: '1g' },
  { PidsLimit: 'many' },
  { UsernsMode: 5 },
  { CgroupParent: 7 },
])('%j is not Docker’s', (config) => expect(HostConfigSchema.safeParse(config).success).toBe(false))
