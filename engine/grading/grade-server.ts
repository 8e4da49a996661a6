import {
  type ExerciseDefinition,
  type ExerciseVerdict,
  type Message,
  type Params,
  ProbeError,
  type Seed,
  msg,
} from '../../contract/index.ts'
import type { AgentEyes } from '../audit/hosts/agent-eyes.ts'
import { type OpenedEngine, openEngine } from '../audit/hosts/docker-engine.ts'
import { lookAround } from '../audit/hosts/local-eyes.ts'
import { openSight } from '../audit/hosts/sight.ts'
import { type DockerTarget, candidatesOf, surroundings } from '../audit/hosts/targets.ts'
import type { Asking } from '../audit/hosts/without-ours.ts'
import { bulkheadHome } from '../home.ts'
import { TroubleError } from '../hosts/lab-hosts.ts'
import { grade } from './grade.ts'
import { oneHostLab, serverProbe } from './server-probe.ts'
import { whyNotOnServer } from './server-exercises.ts'

export interface ServerToGrade {
  target: DockerTarget
  seed: Seed
  params: Params
  /** Whether something may be started there for a moment. */
  probe: boolean
  signal?: AbortSignal
}

/**
 * Grades a server that exists by one look: nothing is restarted, so the verdict is `live`. An interruption is heeded once
 * what was begun there is taken away. Throws TroubleError where it can't be reached or this exercise can't be graded there.
 */
export async function gradeServer(
  exercise: ExerciseDefinition,
  server: ServerToGrade,
): Promise<ExerciseVerdict> {
  const why = whyNotOnServer(exercise)
  if (why)
    throw new TroubleError({
      code: 'not-on-a-server',
      what: msg`${exercise.id} can't be graded on an existing server: ${why}`,
      means: msg`Nothing was looked at.`,
      todo: msg`Open its lab and grade that: npx bulkhead up ${exercise.id}. docs/grading-in-ci.md lists the exercises that work on a server.`,
    })
  const { target, signal } = server
  signal?.throwIfAborted()
  const home = bulkheadHome()
  const engine = await openEngine(candidatesOf(target, surroundings(home)), signal)
  try {
    return await gradeEngine(exercise, engine, { ...server, home })
  } catch (error) {
    throw error instanceof ProbeError ? notSeen(engine.address, error.reason, server) : error
  } finally {
    engine.client.close()
  }
}

async function gradeEngine(
  exercise: ExerciseDefinition,
  engine: OpenedEngine,
  server: ServerToGrade & { home: string },
): Promise<ExerciseVerdict> {
  const { seed, params, signal } = server
  const sight = await openSight(engine, server)
  try {
    if (!sight.eyes.seen) throw notSeen(engine.address, sight.eyes.why, server)
    const lab = labOf(exercise, sight.client, sight.eyes.value, server)
    const verdict = await grade(
      exercise,
      { session: { seed, params }, probe: lab },
      { mode: 'live', achieved: {} },
    )
    signal?.throwIfAborted()
    return verdict
  } finally {
    await sight.close()
  }
}

/** The server as the lab of an exercise of one host. */
function labOf(
  { topology }: ExerciseDefinition,
  client: Asking,
  eyes: AgentEyes,
  { params, probe }: ServerToGrade,
) {
  const name = topology[0] ?? 'master'
  const daemonPid = async () => (await lookAround(eyes)).daemon?.pid
  const host = serverProbe({ name, probe: eyes.probe, client, daemonPid, allowed: probe })
  return oneHostLab(host, params[`${name}Address`] ?? '')
}

const notSeen = (address: string, why: Message, { probe }: ServerToGrade) =>
  new TroubleError({
    code: 'server-not-seen',
    what: msg`The machine of ${address} can't be looked at: ${why}`,
    means: msg`Exercises are graded by what the kernel has, not by what Docker says alone.`,
    todo: probe
      ? msg`Mend what it says there; or run this as root on the server itself, or name it as ssh://root@server, which needs no container.`
      : msg`With --probe a container looks at it and is removed again. Or run this as root on the server itself, or name it as ssh://root@server.`,
  })
