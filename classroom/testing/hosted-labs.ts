import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import type { ConnectToClass } from '../../engine/classroom/connection.ts'
import { TroubleError } from '../../engine/hosts/lab-hosts.ts'
import { type Hosted, type HostedOptions, createHosted } from '../hosted/hosted.ts'

/** Whether a container of that name is there, running or not; and what stands in a file. */
interface Seen {
  container: boolean
  file: string
}

/** On one host: a container `keep` and a file are to be made. */
const keepExercise = (id: string, hosts: ExerciseDefinition['topology'] = ['master']) =>
  ({
    id,
    title: msg`Keep`,
    summary: msg`Played by a test.`,
    minutes: 1,
    topology: hosts,
    tasks: [{ id: 'keep', title: msg`Keep`, description: msg`Keep it.`, points: 1, hints: [] }],
    params: () => ({}),
    setup: () => ({}),
    async observe(lab) {
      const answer = await lab.host('master').daemon({ path: '/containers/keep/json' })
      const file = await lab.host('master').readFile('/root/kept')
      return { container: answer.kind === 'answered' && answer.status === 200, file: file ?? '' }
    },
    judge: ({ container, file }) => ({
      keep: [
        {
          id: 'is-there',
          status: container && file === 'kept\n' ? 'pass' : 'fail',
          summary: msg`Looked.`,
          evidence: [],
        },
      ],
    }),
    watch: { master: ['/root'] },
  }) satisfies ExerciseDefinition<Seen>

/** A class that nobody reaches: what is to be told waits. */
const noClass: ConnectToClass = () =>
  Promise.reject(
    new TroubleError({ code: 'no-class', what: msg`No class.`, means: msg`A test.`, todo: msg`Nothing.` }),
  )

export const hostedHome = (): string => mkdtempSync(join(tmpdir(), 'bulkhead-hosted-'))

export const hostedForTests = (
  options: Pick<HostedOptions, 'home' | 'hosts'> & Partial<HostedOptions>,
): Promise<Hosted> =>
  createHosted({
    exercises: [keepExercise('keep')],
    connect: () => noClass,
    nameOf: async (person) => `Learner ${person}`,
    className: async () => 'A class',
    ...options,
  })
