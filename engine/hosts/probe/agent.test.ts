import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAgent } from './agent.ts'
import { AgentFrame, encodeFrame } from './frames.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function agentOn() {
  const input = new PassThrough()
  const answer = (channel: number) =>
    input.write(encodeFrame(AgentFrame.Answer, channel, Buffer.from('{"value":true}')))
  return { agent: createAgent({ input, output: new PassThrough().resume(), destroy: () => {} }), answer }
}

test('an agent that takes long to start is waited for as long as its first request says', async () => {
  const { agent, answer } = agentOn()
  const hello = agent.request({ op: 'hello' }, 60_000)
  await vi.advanceTimersByTimeAsync(50_000)
  answer(1)
  expect(await hello).toBe(true)
  agent.close()
})

test('an agent that falls silent after its first word is given up', async () => {
  const { agent, answer } = agentOn()
  const hello = agent.request({ op: 'hello' }, 60_000)
  answer(1)
  await hello
  await vi.advanceTimersByTimeAsync(20_000)
  expect(agent.closed).toBe(true)
})
