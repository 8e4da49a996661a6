import { expect, test } from 'vitest'
import { msg } from '../../contract/message.ts'
import { viewOf } from './picture-state.ts'

const trouble = { code: 'x', what: msg`What.`, means: msg`Means.`, todo: msg`Do.` }
const lab = { exercise: 'namespaces', isComing: false, hosts: 'a' }
const calm = { lab, isOnline: true, isPaused: false }

test('no lab, and one that comes', () => {
  expect(viewOf({ ...calm, lab: undefined })).toEqual({ state: 'closed' })
  expect(viewOf({ ...calm, lab: { exercise: 'namespaces', isComing: false } })).toEqual({ state: 'closed' })
  expect(viewOf({ ...calm, lab: { exercise: 'namespaces', isComing: true } })).toEqual({ state: 'opening' })
})

test('nothing of a lab that is closed is shown, whatever came before', () => {
  expect(viewOf({ ...calm, lab: undefined, picture: 1, trouble })).toEqual({ state: 'closed' })
})

test('waits, then is live', () => {
  expect(viewOf(calm)).toEqual({ state: 'waiting' })
  expect(viewOf({ ...calm, picture: 1 })).toEqual({ state: 'live', picture: 1 })
})

test('an engine that is away leaves what there was', () => {
  expect(viewOf({ ...calm, isOnline: false })).toEqual({ state: 'away' })
  expect(viewOf({ ...calm, isOnline: false, picture: 1 })).toEqual({ state: 'old', picture: 1 })
})

test('a pause keeps the picture, also when there is trouble behind it', () => {
  expect(viewOf({ ...calm, isPaused: true, picture: 1, trouble })).toEqual({ state: 'paused', picture: 1 })
})

test('a pause before the first picture doesn’t keep it from coming', () => {
  expect(viewOf({ ...calm, isPaused: true })).toEqual({ state: 'waiting' })
})

test('a host that hasn’t got it says so instead of showing what is no more', () => {
  expect(viewOf({ ...calm, trouble, picture: 1 })).toEqual({ state: 'lacking', trouble })
})
