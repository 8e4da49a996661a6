import { expect, test } from 'vitest'
import { hostDouble, labDouble } from '../shared/probe-double.ts'
import { observe, verifyDurable } from './observe.ts'
import { addressOf, answer, nobodyThere, pidOf, playedLab, type PlayedLab } from './test-lab.ts'
import { params } from './test-observation.ts'

const together = { ledger: ['arcade'], clerk: ['arcade'], lodger: ['arcade'] }
const apart = { ledger: ['backroom'], clerk: ['backroom'], lodger: ['arcade'] }

/** Who is on a network with somebody reaches them. */
const bridges: PlayedLab['connect'] = ({ port, networkOf }) =>
  port === 7100 ? answer('all quiet') : networkOf === undefined ? nobodyThere : answer('secret\n')

test('each is asked from within each other’s network, at its address on a common one', async () => {
  const asked: string[] = []
  const seen = await observe(
    playedLab({
      networks: together,
      connect: (attempt) => {
        asked.push(`${attempt.networkOf} ${attempt.host}:${attempt.port}`)
        return bridges(attempt)
      },
    }),
    params,
  )
  expect(asked.sort()).toEqual(
    [
      `${pidOf('ledger')} 127.0.0.1:8100`,
      `${pidOf('clerk')} 127.0.0.1:9100`,
      `${pidOf('lodger')} 127.0.0.1:7100`,
      `${pidOf('clerk')} ${addressOf('arcade', 'ledger')}:8100`,
      `${pidOf('lodger')} ${addressOf('arcade', 'ledger')}:8100`,
      `${pidOf('lodger')} ${addressOf('arcade', 'clerk')}:9100`,
    ].sort(),
  )
  expect(seen.reached.server[0]?.outcome).toEqual({ kind: 'answered', status: 200, body: 'secret' })
  expect(seen.intruder).toMatchObject({ state: 'running', bounding: '00000000a80435fb', restart: 'always' })
})

test('what does not answer is tried for less long where nobody is expected', async () => {
  const patience = async (networks: PlayedLab['networks']) => {
    let longest = 0
    const connect: PlayedLab['connect'] = (attempt) => {
      if (attempt.networkOf === pidOf('lodger') && attempt.port === 8100)
        longest = Math.max(longest, attempt.timeoutMs ?? 5000)
      return bridges(attempt)
    }
    await observe(playedLab({ networks, connect }), params)
    return longest
  }
  expect(await patience(apart)).toBeLessThan(1000)
  expect(await patience(together)).toBeGreaterThan(1000)
})

test('a victim that has not yet heard from a server it can reach is given time', async () => {
  let asked = 0
  const seen = await observe(
    playedLab({
      networks: apart,
      connect: (attempt) =>
        attempt.port === 9100 && attempt.networkOf === pidOf('clerk') && ++asked < 3
          ? answer('no answer from ledger')
          : bridges(attempt),
    }),
    params,
  )
  expect(asked).toBe(3)
  expect(seen.own.victim?.outcome).toMatchObject({ body: 'secret' })
})

test('what an impostor says of containers is not asked for', async () => {
  const master = hostDouble('master', {
    daemonIdentity: async () => ({ kind: 'impostor', reason: 'python3 answers' }),
    daemon: async () => {
      throw new Error('asked')
    },
  })
  const seen = await observe(labDouble(master), params)
  expect([seen.server, seen.victim, seen.intruder].map(({ state }) => state)).toEqual([
    'missing',
    'missing',
    'missing',
  ])
})

test('docker that does not come back is not waited for', async () => {
  const lab = playedLab({ networks: apart, connect: bridges })
  lab.host('master').restartUnit = async () => ({ ok: false, message: 'failed' })
  expect((await verifyDurable(lab, params)).restart).toMatchObject({ ok: false, message: 'failed' })
})
