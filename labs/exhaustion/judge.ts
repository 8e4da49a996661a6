import { type CheckResult, type Params, type Message, msg, verbatim } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import { judgeAnswer } from '../shared/judge-answer.ts'
import { judgeRestarted } from '../shared/restart.ts'
import { judgeBounded } from './judge-bounded.ts'
import type { AnswerName, ContainerSeen, Observation } from './observation.ts'
import { HOG_IMAGE, HOG_PROGRAM, NEIGHBOUR_IMAGE, NEIGHBOUR_PROGRAM } from './planted.ts'

/** What was asked for, and the parameter that holds it. */
const asked: Record<AnswerName, { param: string; what: Message }> = {
  memory: {
    param: 'memoryWord',
    what: msg`the word that hog-memory says when it got all the memory it wanted`,
  },
  disk: { param: 'diskWord', what: msg`the word that hog-disk says when it got all the room there was` },
  'no-process': {
    param: 'processWord',
    what: msg`the word at the end of the neighbour’s complaint when there is no process left`,
  },
  'no-room': {
    param: 'roomWord',
    what: msg`the word at the end of the neighbour’s complaint when there is no room left`,
  },
  killed: { param: 'killedWord', what: msg`the word that hog-memory says when it was ended with status 137` },
}

/** Results by task id. Pure: the same observation always gives the same results. */
export function judge(observation: Observation, params: Params): Record<string, CheckResult[]> {
  const base = judgeBase(observation, params)
  const told = (name: AnswerName) =>
    judgeAnswer({
      name,
      what: asked[name].what,
      given: observation.answers[name],
      wanted: params[asked[name].param] ?? '',
      at: observation.at,
    })
  const { hog } = observation
  return {
    seen: [...base, told('memory'), told('disk')],
    neighbour: [...base, told('no-process'), told('no-room')],
    bounded: [...base, ...(hog?.args ? judgeBounded(hog, observation, params) : [])],
    refused: [...base, told('killed')],
  }
}

/** What every task rests on: what does not run takes nothing, and lacks nothing. */
function judgeBase(observation: Observation, params: Params): CheckResult[] {
  const daemon = judgeDaemon(observation.daemon)
  if (daemon.status !== 'pass') return [daemon]
  const { hog, neighbour, at, restart } = observation
  const { hog: hogName = '', neighbour: neighbourName = '' } = params
  return [
    daemon,
    judgeWork({ id: 'hog-works', name: hogName, seen: hog, image: HOG_IMAGE, program: HOG_PROGRAM, at }),
    judgeWork({
      id: 'neighbour-works',
      name: neighbourName,
      seen: neighbour,
      image: NEIGHBOUR_IMAGE,
      program: NEIGHBOUR_PROGRAM,
      at,
    }),
    ...judgeRestarted(restart),
  ]
}

interface Work {
  id: string
  name: string
  seen: ContainerSeen | null
  image: string
  program: string
  at: string
}

function judgeWork({ id, name, seen, image, program, at }: Work): CheckResult {
  // With --init, Docker's own first process stands before it.
  const works = seen?.args?.at(-1) === program
  const runs = works
    ? msg`the program of ${image}`
    : seen?.args
      ? verbatim(seen.args.join(' ').slice(0, 80))
      : msg`no process`
  const evidence = [
    {
      tried: msg`Ask the kernel what container ${name} runs, and Docker whether it starts it again`,
      from: 'master',
      expected: msg`running, the program of ${image}, with a restart policy`,
      got: seen ? msg`${seen.status}, ${runs}, restart ${seen.restart}` : msg`no such container`,
      at,
    },
  ]
  const fail = (summary: Message) => result(id, 'fail', summary, evidence)
  if (!seen) return fail(msg`There is no container ${name}; it has to work.`)
  if (seen.status !== 'running' || !seen.args)
    return fail(
      msg`Container ${name} is ${seen.status}; docker logs ${name} and docker start ${name} may help.`,
    )
  if (!works) return fail(msg`Container ${name} runs something else than the program of its image ${image}.`)
  if (seen.restart === 'no')
    return fail(msg`Container ${name} has no restart policy any more, so it does not come back with Docker.`)
  return result(id, 'pass', msg`Container ${name} is at work.`, evidence)
}
