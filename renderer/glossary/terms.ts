import type { Term } from '../../content/glossary/term.ts'
import type { Language } from '../../contract/language.ts'
import type { Message } from '../../contract/message.ts'

type SayIt = (message: Message) => string

/** As a dictionary of the language has them. */
export function sortTerms(terms: readonly Term[], say: SayIt, language: Language): Term[] {
  const { compare } = new Intl.Collator(language, { sensitivity: 'base' })
  return terms.toSorted((a, b) => compare(say(a.term), say(b.term)))
}

/** Those that have every word in them. */
export function termsWith(terms: readonly Term[], query: string, say: SayIt): Term[] {
  const words = query.toLowerCase().split(/\s+/)
  return terms.filter(({ id, term, explanation }) => {
    const text = `${id} ${say(term)} ${say(explanation)}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
