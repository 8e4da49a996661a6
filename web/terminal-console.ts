import type { Message } from '../contract/index.ts'
import type { Say } from '../engine/language.ts'

type Ask<Question> = (question: Question) => Promise<boolean>

/** The terminal that the app was started from, if a person is there. */
export interface Console {
  say(line: Message): void
  /** The same way to ask, in the reader's language, with Enter left to the answer meanwhile. */
  whileAsking(ask: Ask<string> | undefined): Ask<Message> | undefined
  /** Called for each Enter that doesn't answer a question. */
  onEnter(listener: () => void): void
}

export function createConsole(t: Say): Console {
  let asking = false
  return {
    say: (line) => console.log(t(line)),
    whileAsking: (ask) =>
      ask &&
      (async (question) => {
        asking = true
        try {
          return await ask(t(question))
        } finally {
          asking = false
          // Asking leaves the input paused.
          process.stdin.resume()
        }
      }),
    onEnter(listener) {
      process.stdin.on('data', () => {
        if (!asking) listener()
      })
      // A terminal that goes away is no reason to stop; the signal that comes with it is.
      process.stdin.on('error', () => {})
    },
  }
}
