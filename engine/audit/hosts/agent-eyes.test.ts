import { Readable, type Duplex } from 'node:stream'
import { expect, test } from 'vitest'
import { shown, soundHost } from '../../../audit/testing/sound-host.ts'
import { ProbeError } from '../../../contract/index.ts'
import { type Agent, AgentRefusal } from '../../hosts/probe/agent.ts'
import { agentEyes } from './agent-eyes.ts'
import { whyNotHere } from './local-eyes.ts'

const nothing = { groupFiles: [], texts: [], stats: [] }
const whole = JSON.stringify(shown(soundHost().host))

function eyesOf(dial: () => Promise<Readable>) {
  const agent = { dial: dial as () => Promise<Duplex> } as unknown as Agent
  return agentEyes({ name: 'master', agent: async () => agent })
}
const saying = (text: string) =>
  eyesOf(async () => Readable.from(text.match(/[^]{1,1000}/g)?.map((piece) => Buffer.from(piece)) ?? []))

test('a survey that comes in pieces is put together', async () => {
  expect(await saying(whole).survey(nothing)).toEqual(JSON.parse(whole))
})

test.each([
  ['a survey that was cut off', whole.slice(0, -20)],
  ['something else', '{"kernel": {"release": 6}}'],
  ['nothing', ''],
])('%s is no survey', async (_, text) => {
  await expect(saying(text).survey(nothing)).rejects.toThrow(ProbeError)
})

test('a survey without end is not read to its end', async () => {
  let given = 0
  const endless = eyesOf(async () =>
    Readable.from(
      (function* () {
        for (;;) yield Buffer.alloc(1024 * 1024, ++given)
      })(),
    ),
  )
  await expect(endless.survey(nothing)).rejects.toThrow(/64 MiB/)
  expect(given).toBeLessThan(100)
})

test.each(['survey', 'containers'])(
  'a lab from before there were such surveys says what to do: %s',
  async (name) => {
    const old = eyesOf(async () => {
      throw new ProbeError(`The probe could not look: KeyError: '${name}'`)
    })
    await expect(old.survey(nothing)).rejects.toThrow(/Start the lab over/)
  },
)

test('a refusal of the agent’s is told as it is', async () => {
  const refusing = eyesOf(async () => {
    throw new AgentRefusal('timeout', 'no answer in time')
  })
  await expect(refusing.survey(nothing)).rejects.toThrow('no answer in time')
})

test('only root’s look at the daemon’s own machine counts', () => {
  const here = { kernel: { release: '6.1' }, daemon: {}, lookedAs: 0 }
  expect(whyNotHere(here, '6.1')).toBeUndefined()
  expect(whyNotHere(here, '6.8')).toBeDefined()
  expect(whyNotHere({ ...here, lookedAs: 1000 }, '6.1')).toBeDefined()
  expect(whyNotHere({ ...here, daemon: null }, '6.1')).toBeDefined()
})
