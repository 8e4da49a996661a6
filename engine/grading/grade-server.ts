import {
  type ExerciseDefinition,
  type ExerciseVerdict,
  type Params,
  type Seed,
  msg,
} from '../../contract/index.ts'
import type { AgentEyes } from '../audit/hosts/agent-eyes.ts'
import { directEyes, openEngine } from '../audit/hosts/docker-engine.ts'
import { lookAround } from '../audit/hosts/local-eyes.ts'
import { candidatesOf, surroundings } from '../audit/hosts/targets.ts'
import { bulkheadHome } from '../home.ts'
import { TroubleError } from '../hosts/lab-hosts.ts'
import { grade } from './grade.ts'
import { oneHostLab, serverProbe } from './server-probe.ts'
import { whyNotOnServer } from './server-exercises.ts'

export interface ServerToGrade {
  address: string
  seed: Seed
  params: Params
  /** Whether something may be started there for a moment. */
  probe: boolean
  signal?: AbortSignal
}

/**
 * Grades a server that exists by one look: nothing is restarted, so the verdict is `live`. Throws TroubleError where it
 * can't be reached or this exercise can't be graded there.
 */
export async function gradeServer(
  exercise: ExerciseDefinition,
  { address, seed, params, probe, signal }: ServerToGrade,
): Promise<ExerciseVerdict> {
  const why = whyNotOnServer(exercise)
  if (why)
    throw new TroubleError({
      code: 'not-on-a-server',
      what: msg`${exercise.id} can't be graded on an existing server: ${why}`,
      means: msg`Nothing was looked at.`,
      todo: msg`Open its lab and grade that: npx bulkhead up ${exercise.id}. docs/grading-in-ci.md lists the exercises that work on a server.`,
    })
  signal?.throwIfAborted()
  const around = surroundings(bulkheadHome())
  const engine = await openEngine(candidatesOf({ kind: 'docker', address }, around), signal)
  try {
    const { eyes, close } = await directEyes(engine)
    try {
      if (!eyes.seen)
        throw new TroubleError({
          code: 'server-not-seen',
          what: msg`The machine of ${address} can't be looked at: ${eyes.why}`,
          means: msg`Exercises are graded by what the kernel has, not by what Docker says alone.`,
          todo: msg`Run this as root on the server itself, or name it as ssh://root@server. --probe doesn’t help here: a container that looks is only for audits.`,
        })
      return await gradeBy(eyes.value)
    } finally {
      await close()
    }
  } finally {
    engine.client.close()
  }

  function gradeBy(eyes: AgentEyes): Promise<ExerciseVerdict> {
    const name = exercise.topology[0] ?? 'master'
    const daemonPid = async () => (await lookAround(eyes)).daemon?.pid
    const host = serverProbe({ name, probe: eyes.probe, client: engine.client, daemonPid, allowed: probe })
    const lab = oneHostLab(host, params[`${name}Address`] ?? '')
    return grade(exercise, { session: { seed, params }, probe: lab }, { mode: 'live', achieved: {} })
  }
}
