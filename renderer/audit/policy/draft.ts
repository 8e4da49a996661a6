import { AuditPolicy, type KeptPolicy } from '../../../contract/audit/policy.ts'

/** What is declared as a list of names, and as a number. */
export const lists = ['ports', 'services', 'registries'] as const
export const numbers = ['containers', 'imageDays'] as const
export type ListName = (typeof lists)[number]
export type NumberName = (typeof numbers)[number]

/** The declaration as it is typed. A list that nobody has decided on is `undefined`; an empty text is none at all. */
export type Draft = Record<ListName, string | undefined> & Record<NumberName, string>
type Declared = Pick<AuditPolicy, ListName | NumberName>

export interface ReadDraft {
  declared: Declared
  /** By field, what can't be used: names, or what was typed for a number. */
  wrong: Partial<Record<ListName | NumberName, string[]>>
}

export function draftOf(policy: AuditPolicy): Draft {
  return {
    ports: policy.ports?.join('\n'),
    services: policy.services?.join('\n'),
    registries: policy.registries?.join('\n'),
    containers: policy.containers?.toString() ?? '',
    imageDays: policy.imageDays?.toString() ?? '',
  }
}

/** By the rules of what is kept, each name by itself, so that it can be said which one is wrong. */
export function readDraft(draft: Draft): ReadDraft {
  const read: ReadDraft = { declared: {}, wrong: {} }
  for (const name of lists) {
    const text = draft[name]
    if (text === undefined) continue
    const names = namesIn(text)
    const unusable = names.filter((each) => !AuditPolicy.shape[name].safeParse([each]).success)
    if (unusable.length > 0) read.wrong[name] = unusable
    else read.declared[name] = names
  }
  for (const name of numbers) {
    const text = draft[name].trim()
    if (text === '') continue
    const parsed = AuditPolicy.shape[name].safeParse(/^\d+$/.test(text) ? Number(text) : text)
    if (parsed.success) read.declared[name] = parsed.data
    else read.wrong[name] = [text]
  }
  return read
}

/** Takes the place of all that was declared before; answers and accepted findings stay. */
export function withDeclared(policy: KeptPolicy, declared: Declared): KeptPolicy {
  const { schema, attestations, accepted, revision } = policy
  return { schema, ...declared, attestations, accepted, revision }
}

/** One name more, unless it stands there. */
export function withName(text: string | undefined, name: string): string {
  const names = namesIn(text ?? '')
  return names.includes(name) ? names.join('\n') : [...names, name].join('\n')
}

/** Names stand one on each line, or with commas or spaces between. */
export function namesIn(text: string): string[] {
  return [...new Set(text.split(/[\s,，、]+/u).filter((name) => name !== ''))]
}
