import { expect, test } from 'vitest'
import { type Message, render } from '../../contract/index.ts'
import { attempt } from './attempt.ts'
import { answer, nobodyThere, pidOf, playedLab, type PlayedLab } from './test-lab.ts'
import { params } from './test-observation.ts'

const SECRET = 'b3c1'
const self: PlayedLab['connect'] = ({ host, networkOf }) =>
  host === '127.0.0.1' && networkOf === pidOf('ledger') ? answer(`${SECRET}\n`) : nobodyThere
const together = { ledger: ['arcade'], clerk: ['arcade'], lodger: ['arcade'] }
const apart = { ledger: ['backroom'], clerk: ['backroom'], lodger: ['arcade'] }

/** A network on which the intruder's address is believed: what the victim sends is what the intruder prints. */
function credulous() {
  let sent = ''
  return async (container: string, script: string): Promise<string> => {
    if (container === 'clerk' && script.startsWith('for')) sent = script
    if (container === 'lodger' && script.includes('ip addr add')) {
      await new Promise(setImmediate)
      return `address taken\n/${/[0-9a-f]{16}/.exec(sent)?.[0]}`
    }
    return SECRET
  }
}

test('a neighbour reads the secret, and is taken for the server', async () => {
  const steps: Message[] = []
  const report = await attempt.run(
    playedLab({ networks: together, connect: self, run: credulous() }),
    params,
    (step) => steps.push(step.tried),
  )
  expect(render(report.summary)).toMatch(/read ledger's secret, read it from clerk, took ledger's place/)
  expect(report.outcome).toBe('succeeded')
  expect(report.steps.map(({ tried }) => tried)).toEqual(steps)
})

test('somebody on another network gets nothing', async () => {
  const run = (_: string, script: string) => (script.includes('ip addr add') ? 'address taken' : '')
  const report = await attempt.run(playedLab({ networks: apart, connect: self, run }), params, () => {})
  expect(report).toMatchObject({ outcome: 'refused' })
  expect(report.steps).toHaveLength(3)
})

test('where the server does not live there is nothing to try', async () => {
  const lab = playedLab({ networks: together, connect: () => nobodyThere })
  expect((await attempt.run(lab, params, () => {})).outcome).toBe('error')
})
