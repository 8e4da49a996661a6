import type { Note } from '../../contract/index.ts'
import { LONGEST_NOTE } from '../../contract/note-length.ts'

/** Of the notes that come in, those that change something here, as they are to be kept. */
export function mergeNotes(here: readonly Note[], incoming: readonly Note[]): Note[] {
  const known = new Map(here.map((note) => [keyOf(note), note]))
  return incoming.flatMap((note) => {
    const own = known.get(keyOf(note))
    const merged = own ? merge(own, note) : note
    return merged.text === own?.text ? [] : [merged]
  })
}

/** Both texts, unless one is in the other; where both together are too long, the own one: the other is still in its file. */
function merge(own: Note, other: Note): Note {
  if (own.text.includes(other.text)) return own
  if (other.text.includes(own.text)) return other
  const text = `${own.text}\n\n${other.text}`
  const newer = own.savedAt < other.savedAt ? other : own
  return text.length <= LONGEST_NOTE ? { ...newer, text } : own
}

const keyOf = ({ lesson, at }: Note): string => `${lesson} ${at}`
