import { describe, expect, test } from 'vitest'
import { msg } from '../../contract/index.ts'
import { programText, statusText } from './component.ts'
import type { ImageSeen, Observation } from './observation.ts'
import { all, answered, at, butFor, params, refusal, solvedBut } from './test-observation.ts'

const withImage = (over: Partial<ImageSeen>) =>
  solvedBut(({ service }) => {
    service.image = { ...(service.image as ImageSeen), ...over }
  })

describe('the service', () => {
  const ofService = ['no-backdoor', 'no-secret', 'rebuilt']
  test.each<[string, (seen: Observation) => void, string[]]>([
    ['is not there', (seen) => (seen.service.state = 'missing'), ofService],
    ['is stopped', (seen) => (seen.service.state = 'stopped'), ofService],
    ['shows another page', (seen) => (seen.page.outcome = answered(200, 'It works!')), ofService],
    ['shows no notes any more', (seen) => (seen.note.outcome = answered(404)), ofService],
    ['has a second door', (seen) => seen.service.ports.push(7100), ['no-backdoor']],
    ['shows any file', (seen) => (seen.flaw.outcome = answered(200, params.pageWord)), ['rebuilt']],
    ['hung up when it was asked for a file', (seen) => (seen.flaw.outcome = refusal), ['rebuilt']],
    ['did not come back', (seen) => (seen.restart = { ok: false, message: 'failed', at }), ['rebuilt']],
  ])('%s', (_, change, failing) => {
    expect(solvedBut(change)).toEqual(butFor(...failing))
  })

  test('a refusal by status is one too', () => {
    expect(solvedBut((seen) => (seen.flaw.outcome = answered(400)))).toEqual(all('pass'))
  })
})

describe('the image', () => {
  test.each<[string, Partial<ImageSeen>, string[]]>([
    ['has the backdoor in a layer', { backdoorIn: [msg`${'/bin/x'} in layer ${'1'}`] }, ['no-backdoor']],
    ['tells the token', { secretIn: [msg`the history of the image`] }, ['no-secret']],
    ['is too big', { size: 4_000_000 }, ['rebuilt']],
    ['has no record', { status: null }, ['rebuilt']],
    ['has the record of half a fix', { status: statusText(params, params.halfVersion) }, ['rebuilt']],
    ['has the program of half a fix', { program: programText(params, params.halfVersion) }, ['rebuilt']],
    ['has no program', { program: null }, ['rebuilt']],
    ['is a little newer still', { status: statusText(params, '2.0') }, []],
  ])('%s', (_, over, failing) => {
    expect(withImage(over)).toEqual(butFor(...failing))
  })

  test('lies where we can not look: we can not tell', () => {
    expect(withImage({ layers: 0 })).toEqual({ ...all('pass'), 'no-backdoor': 'error', 'no-secret': 'error' })
  })
})
