import { expect, test } from 'vitest'
import { PATIENCE, type Presence, whatToPutAway } from './put-away.ts'

const MINUTE = 60_000
const now = 10_000 * MINUTE
const labs = [
  { person: 'ada', exercise: 'one', usedAt: now - 5 * MINUTE },
  { person: 'ada', exercise: 'two', usedAt: now - 60 * MINUTE },
  { person: 'ben', exercise: 'one', usedAt: now - 20 * MINUTE },
]
const away = (presence: Record<string, Presence>, othersWait = false) =>
  whatToPutAway(labs, (person) => presence[person]!, { now, othersWait, patience: PATIENCE }).map(
    ({ person, exercise }) => `${person} ${exercise}`,
  )
const here = { windows: 1, leftAt: 0 }
const left = (minutes: number) => ({ windows: 0, leftAt: now - minutes * MINUTE })

test('with a window, only what was not used for long', () => {
  expect(away({ ada: here, ben: here })).toEqual(['ada two'])
})

test('without a window after a while, the longest unused first; sooner while others wait', () => {
  expect(away({ ada: left(11), ben: left(11) })).toEqual(['ada two', 'ben one'])
  expect(away({ ada: left(11), ben: left(3) })).toEqual(['ada two'])
  expect(away({ ada: left(3), ben: left(3) })).toEqual([])
  expect(away({ ada: left(3), ben: left(1) }, true)).toEqual(['ada two', 'ada one'])
})
