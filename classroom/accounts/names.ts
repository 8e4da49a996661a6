/** Two ways of writing one name are the same: capitals, spaces, and letters that Unicode has twice. */
const nameKey = (name: string) => name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('en')

/** An institution's ids and mail addresses know no capitals. */
export const idKey = (id: string) => id.normalize('NFKC').trim().toLocaleLowerCase('en')

export interface Known {
  id: string
  name: string
  rosterId: string | null
}

export type Found<P extends Known> = { kind: 'one'; person: P } | { kind: 'none' } | { kind: 'several' }

/**
 * Who of these that is: whoever has the id; else whoever has the name, if only one has. Who has another id is somebody
 * else, whatever their name.
 */
export function findPerson<P extends Known>(
  people: readonly P[],
  { name, rosterId }: { name: string; rosterId?: string | null },
): Found<P> {
  const key = rosterId ? idKey(rosterId) : undefined
  const byId = key && people.find((person) => person.rosterId !== null && idKey(person.rosterId) === key)
  if (byId) return { kind: 'one', person: byId }
  const namesakes = people.filter(
    (person) => nameKey(person.name) === nameKey(name) && (key === undefined || person.rosterId === null),
  )
  const [first, ...others] = namesakes
  if (!first) return { kind: 'none' }
  return others.length > 0 ? { kind: 'several' } : { kind: 'one', person: first }
}
