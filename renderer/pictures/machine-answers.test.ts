import { expect, test } from 'vitest'
import { msg, render, verbatim } from '../../contract/message.ts'
import type { MachineAnswers } from '../../contract/picture.ts'
import { processNames, questionsOf } from './machine-answers.ts'

function machine(more: Partial<MachineAnswers> = {}): MachineAnswers {
  return {
    name: 'm',
    kernel: '6.12.0-1',
    bootSeconds: 0.2,
    memory: 2 ** 30,
    cost: 2 ** 20,
    processors: 2,
    processes: ['init'],
    ...more,
  }
}

const notes = (picture: Parameters<typeof questionsOf>[0]) =>
  Object.fromEntries(questionsOf(picture).map(({ id, note }) => [id, note && render(note)]))

test('who does not run answers nothing', () => {
  const [kernel] = questionsOf({ host: machine(), vm: null, container: null })
  expect(kernel).toMatchObject({
    answers: { host: verbatim('6.12.0-1'), vm: null, container: null },
    note: undefined,
  })
  expect(questionsOf({ host: null, vm: null, container: null }).every(({ note }) => note === undefined)).toBe(
    true,
  )
})

test('says what the difference is', () => {
  const vm = machine({ kernel: '6.1.0-9', bootSeconds: 4, cost: 120 * 2 ** 20 })
  expect(notes({ host: machine(), vm, container: machine() })).toMatchObject({
    kernel: 'The container runs on the host’s kernel; the VM brought its own.',
    boot: 'The VM took 20 times as long: it boots a kernel, the container only starts a program.',
    cost: 'What the VM costs would do for 120 such containers.',
  })
  expect(notes({ host: machine(), vm: machine(), container: null }).kernel).toBe(
    'The VM has the same release, in a copy of its own.',
  )
})

test('no comparison of numbers where there are none', () => {
  const nothing = machine({ bootSeconds: 0, cost: 0 })
  expect(notes({ host: nothing, vm: nothing, container: nothing })).toMatchObject({
    boot: 'The VM takes its time: it boots a kernel, the container only starts a program.',
    cost: undefined,
  })
  expect(questionsOf({ host: nothing, vm: null, container: null })[1]?.answers.host).toEqual(
    msg`no boot of its own`,
  )
})

test('many processes', () => {
  const busy = machine({ processes: Array.from({ length: 50 }, () => 'sh') })
  const last = questionsOf({ host: busy, vm: null, container: null }).at(-1)
  expect(render(last!.answers.host!)).toBe('sh ×50')
  const names = processNames(['__proto__', 'init', 'x'.repeat(400)]).map((name) => render(name))
  expect(names[0]).toBe('__proto__')
  expect(names[2]).toHaveLength(40)
})
