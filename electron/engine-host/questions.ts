/** Questions to a person in another process, each answered by its number. */
export interface Questions {
  ask(text: string): Promise<boolean>
  /** Unknown numbers are ignored. */
  answer(question: number, yes: boolean): void
}

export function createQuestions(put: (question: number, text: string) => void): Questions {
  const open = new Map<number, (yes: boolean) => void>()
  let asked = 0
  return {
    ask(text) {
      asked += 1
      const question = asked
      return new Promise((resolve) => {
        open.set(question, resolve)
        put(question, text)
      })
    },
    answer(question, yes) {
      open.get(question)?.(yes)
      open.delete(question)
    },
  }
}
