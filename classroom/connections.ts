/** What is open, to be ended with the class; and how many engines of each learner there are. */
export function createConnections() {
  const open = new Set<() => void>()
  const engines = new Map<string, number>()
  return {
    keep(end: () => void): () => void {
      open.add(end)
      return () => void open.delete(end)
    },
    end() {
      for (const end of [...open]) end()
    },
    isThere: (person: string) => engines.has(person),
    /** Answers how to leave, which answers whether nobody of theirs is left. */
    enter(person: string): () => boolean {
      engines.set(person, (engines.get(person) ?? 0) + 1)
      return () => {
        const left = (engines.get(person) ?? 1) - 1
        if (left > 0) engines.set(person, left)
        else engines.delete(person)
        return left === 0
      }
    },
  }
}
