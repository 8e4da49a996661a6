import type { AnswerAlarm } from '../../contract/class/index.ts'
import type { Params } from '../../contract/index.ts'
import { tokensOf } from './answer-tokens.ts'
import { type DrawnExercise, distinctiveIn } from './distinctive.ts'

/** A value that so many learners have is no learner's own. */
const SHARED = 3

/** Values and seeds that are remembered of one learner in one exercise: of a hundred labs. What comes then is made up. */
const MOST_OWNED = 5000

interface Owner {
  param: string
  value: string
}
interface Answer {
  report: string
  at: string
  tokens: readonly string[]
}
type AnswerKind = 'verdict' | 'attempt'

/** Of one exercise. */
interface Known {
  isDistinctive(token: string): boolean
  /** Token → learners in whose labs it is or was. */
  owners: Map<string, Map<string, Owner>>
  /** Learner → how many values and seeds are remembered of them. */
  owned: Map<string, number>
  /** Learner → their newest answers. */
  answers: Map<string, Map<AnswerKind, Answer>>
  /** Seed → learners who have or had it. */
  seeds: Map<string, Set<string>>
}

interface Found {
  alarm: Omit<AnswerAlarm, 'dismissed'>
  token: string
}

interface About {
  person: string
  exercise: string
  report: string
  at: string
}

/**
 * Finds values of one learner's lab in the answers of another. Whatever comes first is kept in mind, because answer and
 * lab may be reported in either order.
 */
export interface Alarms {
  lab(about: About, seed: string, params: Params): void
  answer(about: About, kind: AnswerKind, tokens: readonly string[]): void
  /** The newest first. */
  list(): AnswerAlarm[]
  dismiss(id: string): void
  forget(person: string): void
  /** Counts up whenever `list` may say something else. */
  version(): number
}

export function createAlarms(
  exercises: ReadonlyMap<string, DrawnExercise>,
  dismissed: Iterable<string>,
): Alarms {
  const byExercise = new Map<string, Known>()
  const found = new Map<string, Found>()
  const gone = new Set(dismissed)
  let version = 0

  function knownOf(id: string): Known | undefined {
    const known = byExercise.get(id)
    const exercise = exercises.get(id)
    if (known || !exercise) return known
    const fresh: Known = {
      isDistinctive: distinctiveIn(exercise),
      owners: new Map(),
      owned: new Map(),
      answers: new Map(),
      seeds: new Map(),
    }
    byExercise.set(id, fresh)
    return fresh
  }

  /** Each once for a learner, another and a parameter. */
  function add(alarm: Omit<Found['alarm'], 'id'>, token: string): void {
    const id = [alarm.kind, alarm.exercise, alarm.person, alarm.of, alarm.param].join('.')
    if (found.has(id)) return
    found.set(id, { alarm: { id, ...alarm }, token })
    version += 1
  }

  function compare(known: Known, about: About, tokens: Iterable<string>): void {
    for (const token of tokens) {
      const owners = known.owners.get(token)
      if (!owners || owners.has(about.person) || owners.size >= SHARED) continue
      for (const [of, { param, value }] of owners)
        add({ ...about, kind: 'value-of-another', of, param, value }, token)
    }
  }

  /** Others may have it by now. */
  function stands({ alarm: { kind, exercise, person }, token }: Found): boolean {
    const known = byExercise.get(exercise)
    if (kind === 'same-seed') return (known?.seeds.get(token)?.size ?? 0) < SHARED
    const owners = known?.owners.get(token)
    return owners !== undefined && owners.size < SHARED && !owners.has(person)
  }

  return {
    lab(about, seed, params) {
      const { person, exercise } = about
      const known = knownOf(exercise)
      const owned = known?.owned.get(person) ?? 0
      if (!known || owned >= MOST_OWNED) return
      const sharers = entryOf(known.seeds, seed, () => new Set<string>())
      const isNew = !sharers.has(person)
      if (isNew) {
        for (const of of sharers) add({ ...about, kind: 'same-seed', of, param: '', value: seed }, seed)
        sharers.add(person)
        version += 1
      }
      const own = Object.entries(params).flatMap(([param, value]) =>
        tokensOf(value).map((token) => ({ token, param, value })),
      )
      const fresh = own.filter(
        ({ token }) => known.isDistinctive(token) && !known.owners.get(token)?.has(person),
      )
      for (const { token, ...owner } of fresh)
        entryOf(known.owners, token, () => new Map<string, Owner>()).set(person, owner)
      known.owned.set(person, owned + fresh.length + Number(isNew))
      if (fresh.length === 0) return
      version += 1
      const tokens = new Set(fresh.map(({ token }) => token))
      for (const [other, answers] of known.answers)
        for (const { report, at, tokens: said } of other === person ? [] : answers.values())
          compare(
            known,
            { person: other, exercise, report, at },
            said.filter((token) => tokens.has(token)),
          )
    },
    answer(about, kind, tokens) {
      const known = knownOf(about.exercise)
      if (!known) return
      const distinctive = tokens.filter(known.isDistinctive)
      entryOf(known.answers, about.person, () => new Map<AnswerKind, Answer>()).set(kind, {
        report: about.report,
        at: about.at,
        tokens: distinctive,
      })
      compare(known, about, distinctive)
    },
    list: () =>
      [...found.values()]
        .filter(stands)
        .map(({ alarm }) => ({ ...alarm, dismissed: gone.has(alarm.id) }))
        .toSorted((a, b) => Number(b.at > a.at) - Number(b.at < a.at)),
    dismiss(id) {
      gone.add(id)
      version += 1
    },
    forget(person) {
      for (const { owners, owned, answers, seeds } of byExercise.values()) {
        answers.delete(person)
        owned.delete(person)
        for (const sharers of [...owners.values(), ...seeds.values()]) sharers.delete(person)
      }
      for (const [id, { alarm }] of found)
        if (alarm.person === person || alarm.of === person) found.delete(id)
      version += 1
    },
    version: () => version,
  }
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const there = map.get(key)
  if (there !== undefined) return there
  const made = make()
  map.set(key, made)
  return made
}
