import {
  type Acceptance,
  type AuditedItem,
  type AuditPolicy,
  type AuditReport,
  type AuditTarget,
  type Finding,
  ItemStatus,
} from '../contract/audit/index.ts'
import { type Message, msg } from '../contract/index.ts'
import { baseline } from '../content/baseline/baseline.ts'
import type { AuditItem, Judgement } from './item.ts'
import { items } from './items/index.ts'
import type { Observation } from './observation.ts'
import { shortened } from './shortened.ts'

/** Judges all of the baseline. Pure. `asked` and `name` say what was audited. */
export function reportOf(seen: Observation, policy: AuditPolicy, asked: AuditTarget): AuditReport {
  const { info, host } = seen
  const judgedItems = baseline.map(({ id, title, lesson }): AuditedItem => {
    const item = items.find((each) => each.id === id)
    if (!item) throw new Error(`nobody judges ${id}`)
    const { question, ...unasked } = item
    const asked = question && !item.isAnswered?.(seen, policy) ? item : unasked
    const judgement = withUnread(id, item.judge(seen, policy), seen)
    return shortened({ ...itemOf(asked, judgement, policy, seen.at), id, title, lesson })
  })
  const summary = Object.fromEntries(ItemStatus.options.map((status) => [status, 0])) as Record<
    ItemStatus,
    number
  >
  for (const { status } of judgedItems) summary[status] += 1
  return {
    schema: 'bulkhead.audit/1',
    target: {
      asked,
      name: seen.name,
      daemon: info.ID,
      engine: info.ServerVersion,
      system: info.OperatingSystem,
      kernel: host.seen ? host.value.kernel.release : info.KernelVersion,
      cgroup: info.CgroupVersion === '2' ? 2 : info.CgroupVersion === '1' ? 1 : null,
      sight: seen.sight,
      probed: seen.probed,
    },
    at: seen.at,
    took: seen.took,
    containers: seen.containers.length,
    images: seen.images.length,
    items: judgedItems,
    summary,
  }
}

type Counted = Pick<
  AuditedItem,
  'status' | 'summary' | 'looked' | 'findings' | 'mend' | 'attestation' | 'bench'
>

function itemOf(
  { bench, mend, question, id }: AuditItem,
  judgement: Judgement,
  policy: AuditPolicy,
  at: string,
): Counted {
  const today = at.slice(0, 10)
  const findings = judgement.findings.map((finding): Finding => {
    const accepted = policy.accepted.find(
      (each) => isAbout(each, id, finding.subject) && each.expires > today,
    )
    return accepted
      ? { ...finding, accepted: { reason: accepted.reason, by: accepted.by, expires: accepted.expires } }
      : finding
  })
  const answer = policy.attestations.findLast((each) => each.item === id && each.expires > today)
  const { commands = mend.commands, blind, ...said } = judgement
  const counted = count({ ...said, findings }, blind, question !== undefined, answer?.yes)
  return {
    ...counted,
    bench: [...bench],
    ...(counted.status === 'fail' || counted.status === 'error'
      ? { mend: { how: mend.how, commands: [...commands] } }
      : {}),
    ...(question
      ? {
          attestation: {
            question,
            ...(answer
              ? {
                  answer: {
                    yes: answer.yes,
                    by: answer.by,
                    on: answer.on,
                    expires: answer.expires,
                    note: answer.note,
                  },
                }
              : {}),
          },
        }
      : {}),
  }
}

/** Items that are judged container by container. */
const ofContainers = /^(K[2-7]|H[35]|N[14567]|C[1-8]|O[26])$/

/** A container that nobody could look at must not pass for a good one. */
function withUnread(id: string, judgement: Judgement, { unread = [], containers }: Observation): Judgement {
  const [first] = unread
  if (!first || !ofContainers.test(id)) return judgement
  const others = unread.length - 1
  const blind = others === 0 ? first.why : msg`${first.why} So it is with ${others} more.`
  if (judgement.status === 'fail') return { blind, ...judgement }
  const isLeftOut = judgement.status === 'unsupported' && containers.length === 0
  return judgement.status === 'pass' || isLeftOut
    ? { ...judgement, status: 'error', summary: blind }
    : judgement
}

type Status = Pick<AuditedItem, 'status' | 'summary' | 'looked' | 'findings'>

/** What was seen to be wrong outweighs what a person says; what nobody could see is not made good by a word, but by looking. */
function count(
  judgement: Judgement,
  blind: Message | undefined,
  isAsked: boolean,
  said: boolean | undefined,
): Status {
  const open = judgement.findings.filter(({ accepted }) => !accepted)
  if (judgement.status === 'fail' && open.length > 0) return judgement
  if (judgement.status === 'fail' && blind) return { ...judgement, status: 'error', summary: blind }
  const seenRight: Status =
    judgement.status === 'fail'
      ? { ...judgement, status: 'pass', summary: msg`All that was found is accepted for now.` }
      : judgement
  if (!isAsked || seenRight.status !== 'pass') return seenRight
  if (said === undefined) return { ...seenRight, status: 'attest' }
  return said ? seenRight : { ...seenRight, status: 'fail', summary: msg`A person who knows said no.` }
}

function isAbout({ item, subject }: Acceptance, id: string, about: string): boolean {
  if (item !== id) return false
  return subject.endsWith('*') ? about.startsWith(subject.slice(0, -1)) : about === subject
}
