import type { AuditPolicy, Finding } from '../../contract/audit/index.ts'
import { msg } from '../../contract/index.ts'
import { type AuditItem, type Judgement, judged } from '../item.ts'
import type { Observation } from '../observation.ts'
import { capacityOf } from './shared/capacity.ts'

/** Without anybody's word: more than these for each processor, or less memory for each, and nobody keeps an eye on them. */
const MOST_PER_PROCESSOR = 16
const LEAST_MEMORY = 64 * 1024 ** 2

export const containerCount: AuditItem = {
  id: 'O3',
  bench: ['6.2'],
  question: msg`Do you know what each of the containers on this machine is for, and does it hold no more of them than you can look after?`,
  isAnswered: (_, policy) => policy.containers !== undefined,
  mend: {
    how: msg`Remove containers that nobody needs, or move some to another machine; how many are meant to be here is declared as \`containers\` in the policy.`,
    commands: [
      "docker ps --all --format 'table {{.Names}}\\t{{.Status}}\\t{{.Image}}'",
      'docker container prune',
    ],
  },
  judge,
}

function judge(seen: Observation, { containers: declared }: AuditPolicy): Judgement {
  const running = seen.containers.filter(({ running: runs }) => runs).length
  const total = seen.containers.length
  const { processors, memory } = capacityOf(seen)
  const byMemory = Number.isFinite(memory) ? Math.floor(memory / LEAST_MEMORY) : Infinity
  const byProcessors = Number.isFinite(processors) ? processors * MOST_PER_PROCESSOR : Infinity
  const most = declared ?? Math.min(byMemory, byProcessors)
  const looked = [
    {
      tried: msg`Counted the containers, beside ${processors} processors and ${Math.round(memory / 1024 ** 2)} MiB of memory`,
      expected:
        declared === undefined
          ? msg`at most ${most} running: ${MOST_PER_PROCESSOR} for each processor, and ${LEAST_MEMORY / 1024 ** 2} MiB for each`
          : msg`at most ${declared} running, as the policy says`,
      got: msg`${running} running, ${total} in all`,
    },
  ]
  const findings: Finding[] =
    running <= most
      ? []
      : [
          {
            subject: 'host',
            summary:
              declared === undefined
                ? msg`${running} containers run here, which is more than this machine’s ${processors} processors and memory are for.`
                : msg`${running} containers run here; the policy says ${declared}.`,
            looked,
          },
        ]
  return judged({
    findings,
    wrong: findings[0]?.summary ?? msg`There are too many containers.`,
    right: msg`${running} containers run here, of ${total}; that can be looked after.`,
    looked,
    blind: Number.isFinite(most)
      ? undefined
      : msg`The daemon does not say how much memory and how many processors this machine has.`,
  })
}
