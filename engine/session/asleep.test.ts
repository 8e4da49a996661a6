import { expect, test } from 'vitest'
import { playedTrouble } from '../testing/played-docker.ts'
import { exercise, labIs, setStage, trouble } from '../testing/stage.ts'

const stage = setStage()
const guest = () => stage.engine({ isGuest: true })

test('a lab that was put away is the same when it is opened again, and says that it was away', async () => {
  const one = await guest()
  const session = await one.client.lab.open({ exercise })
  expect(await one.labs.putAway(exercise)).toBe(true)
  expect(await labIs(one, 'asleep')).toEqual({ kind: 'asleep', session })
  expect(await one.client.lab.list()).toEqual([])
  await expect(one.client.grading.check({ exercise })).rejects.toThrow(trouble('lab-not-open'))
  await expect(one.client.lab.open({ exercise, seed: 'other' })).rejects.toThrow(trouble('other-seed'))
  const woken = await one.client.lab.open({ exercise })
  expect(woken).toMatchObject({ id: session.id, seed: session.seed, wokenAt: expect.any(String) })
  expect(stage.docker.asked.filter((what) => what.startsWith('open'))).toHaveLength(1)
})

test('there is nothing to put away twice, nor where no lab is', async () => {
  const one = await guest()
  expect(await one.labs.putAway(exercise)).toBe(false)
  await one.client.lab.open({ exercise })
  await one.labs.putAway(exercise)
  expect(await one.labs.putAway(exercise)).toBe(false)
})

test('what can’t be woken is kept, and tried again; a reset takes fresh hosts', async () => {
  const one = await guest()
  const { id } = await one.client.lab.open({ exercise })
  await one.labs.putAway(exercise)
  stage.docker.failNext = playedTrouble()
  await expect(one.client.lab.open({ exercise })).rejects.toThrow(trouble('played'))
  await labIs(one, 'failed')
  expect([...stage.docker.labs.keys()]).toEqual([id])
  expect((await one.client.lab.open({ exercise })).id).toBe(id)
  await one.labs.putAway(exercise)
  const fresh = await one.client.lab.reset({ exercise })
  expect(fresh.id).not.toBe(id)
  expect([...stage.docker.labs.keys()]).toEqual([fresh.id])
})

test('whoever does not want to wait for it any longer keeps it; closing removes it', async () => {
  const one = await guest()
  await one.client.lab.open({ exercise })
  await one.labs.putAway(exercise)
  stage.docker.gate = new Promise(() => {})
  const waking = one.client.lab.open({ exercise }).catch((error: unknown) => error)
  await labIs(one, 'opening')
  await one.client.lab.close({ exercise })
  expect(await waking).toEqual(trouble('cancelled'))
  await labIs(one, 'asleep')
  expect(stage.docker.labs.size).toBe(1)
  await one.client.lab.close({ exercise })
  await labIs(one, 'closed')
  expect(stage.docker.labs.size).toBe(0)
})

test('the next engine finds it asleep, also after a restart of the machine; on one’s own machine it is over', async () => {
  const one = await guest()
  const { id } = await one.client.lab.open({ exercise })
  await one.labs.putAway(exercise)
  await stage.end(one)
  const two = await guest()
  await labIs(two, 'asleep')
  expect((await two.client.lab.open({ exercise })).id).toBe(id)
  await stage.end(two)
  stage.docker.labs.get(id)!.alive = false
  const three = await guest()
  await labIs(three, 'asleep')
  await stage.end(three)
  const own = await stage.engine()
  await labIs(own, 'closed')
  expect(stage.docker.labs.size).toBe(0)
})
