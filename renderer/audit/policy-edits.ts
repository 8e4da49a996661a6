import type { Acceptance, Attestation, AuditPolicy } from '../../contract/audit/policy.ts'

/** Days are those of Coordinated Universal Time, as the audit counts them. */
export const today = (now = new Date()): string => now.toISOString().slice(0, 10)

export function inDays(days: number, now = new Date()): string {
  return today(new Date(now.getTime() + days * 86_400_000))
}

/** What was said about an item last; it is asked again from `expires` on. */
export function saidLast(policy: AuditPolicy, item: string): Attestation | undefined {
  return policy.attestations.findLast((each) => each.item === item)
}

export const holds = ({ expires }: { expires: string }, day = today()): boolean => expires > day

/** One word for each item: a new one takes the place of what was said before. */
export function withAttestation(policy: AuditPolicy, said: Attestation): AuditPolicy {
  const others = policy.attestations.filter(({ item }) => item !== said.item)
  return { ...policy, attestations: [...others, said] }
}

export function withAcceptance(policy: AuditPolicy, accepted: Acceptance): AuditPolicy {
  const others = policy.accepted.filter(
    ({ item, subject }) => item !== accepted.item || subject !== accepted.subject,
  )
  return { ...policy, accepted: [...others, accepted] }
}

export function withoutAcceptance(
  policy: AuditPolicy,
  { item, subject }: Pick<Acceptance, 'item' | 'subject'>,
): AuditPolicy {
  return {
    ...policy,
    accepted: policy.accepted.filter((each) => each.item !== item || each.subject !== subject),
  }
}

/** What an acceptance may be about: the subject itself, and all of its kind (`container:*`). */
export function rangesOf(subject: string): string[] {
  const kind = /^[a-z]+:/.exec(subject)?.[0]
  return kind === undefined ? [subject] : [subject, `${kind}*`]
}

/** The acceptance that counts for a finding from the next audit on. */
export function acceptanceOf(
  policy: AuditPolicy,
  item: string,
  about: string,
  day = today(),
): Acceptance | undefined {
  return policy.accepted.find(
    (each) =>
      each.item === item &&
      holds(each, day) &&
      (each.subject.endsWith('*') ? about.startsWith(each.subject.slice(0, -1)) : each.subject === about),
  )
}
