import { implement, createRouterClient } from '@orpc/server'
import { expect, test } from 'vitest'
import { type MemberNews, classContract } from '../../contract/class/index.ts'
import { observable } from '../observable.ts'
import { eventually } from '../testing/eventually.ts'
import { exercise, setStage, trouble } from '../testing/stage.ts'
import type { ClassConnection, HostedMembership } from './connection.ts'
import { createBooks, faultsOf } from './testing/books.ts'
import { noWork, sampleNews } from './testing/class-endpoint.ts'
import { memberOf, online } from './testing/class-stage.ts'
import { classTroubles } from './troubles.ts'

const stage = setStage()

/** A class in this process. */
function host() {
  const books = createBooks()
  const keys: string[] = []
  const news = observable<MemberNews>(sampleNews())
  const os = implement(classContract.member)
  const asked: string[] = []
  let end: (over: Awaited<ClassConnection['closed']>) => void = () => {}
  const membership: HostedMembership = {
    className: 'Docker security',
    me: { id: 'abcdefghijklmnop', name: 'Ada' },
    async connect(_signal, key) {
      keys.push(key)
      const gone = new AbortController()
      const { promise: closed, resolve } = Promise.withResolvers<Awaited<ClassConnection['closed']>>()
      end = (over) => {
        gone.abort()
        resolve(over)
      }
      const nothing = () => {}
      const router = os.router({
        watch: os.watch.handler(() => news.watch(gone.signal)),
        report: os.report.handler(({ input }) => ({ kept: books.report(input.reports) })),
        work: os.work.handler(() => {
          asked.push('work')
          return { ...noWork(), hints: [{ exercise, task: 'one', shown: 2 }] }
        }),
        done: os.done.handler(nothing),
        answerLook: os.answerLook.handler(nothing),
        terminals: os.terminals.handler(nothing),
        leave: os.leave.handler(nothing),
      })
      return {
        member: createRouterClient(router),
        openTerminal: () => {
          throw new Error('Nobody looks.')
        },
        closed,
        close: () => end({ refused: false, trouble: null }),
      }
    },
  }
  return { books, keys, asked, membership, end: (over: Awaited<ClassConnection['closed']>) => end(over) }
}

test('a hosted engine is in its class from the start, with the same key and row after it was put away', async () => {
  const { books, keys, asked, membership } = host()
  const first = await stage.engine({ classroom: membership })
  expect(await memberOf(first, online)).toMatchObject({ place: 'hosted', address: '', name: 'Ada' })
  await first.client.course.worked({ exercise, seconds: 3 })
  await memberOf(first, online)
  await expect(first.client.classroom.leave()).rejects.toThrow(trouble('class-hosted'))
  const link = `https://192.0.2.7/#/join/ABCD2345/${'a'.repeat(64)}`
  await expect(first.client.classroom.join({ link, name: 'Ada' })).rejects.toThrow(trouble('class-hosted'))
  // Told before it ends.
  await first.client.course.worked({ exercise, seconds: 3 })
  await stage.end(first)
  expect(books.kinds()).toEqual(['worked', 'worked'])
  const second = await stage.engine({ classroom: membership })
  await second.client.course.worked({ exercise, seconds: 3 })
  await eventually(() =>
    expect(books.reports()).toMatchObject([{ seconds: 3 }, { seconds: 6 }, { seconds: 9 }]),
  )
  expect(new Set(keys).size).toBe(1)
  // What they did on a machine of their own before is taken over once.
  expect(asked).toEqual(['work'])
  expect(await second.client.course.progress({ exercise })).toMatchObject({ hintsShown: { one: 2 } })
  expect(faultsOf(books.signed(), keys[0]!)).toEqual([])
})

test('a class that lets go of the learner says so', async () => {
  const { membership, end } = host()
  const engine = await stage.engine({ classroom: membership })
  await memberOf(engine, online)
  const what = classTroubles.signedOut('Docker security').trouble
  end({ refused: true, trouble: what })
  expect((await memberOf(engine, ({ link }) => link.kind === 'refused')).link).toEqual({
    kind: 'refused',
    trouble: what,
  })
})
