import type { TimelineEntry } from '../../../contract/class/index.ts'
import type { ExerciseInfo } from '../../../contract/exercise.ts'
import { joined, type Message, msg, verbatim } from '../../../contract/message.ts'
import { outcomes } from '../../exercise/attempt-looks.ts'
import type { IconName } from '../../ui/Icon.tsx'

const labs: Record<string, Message> = {
  opened: msg`Opened the lab`,
  reset: msg`Reset the lab`,
  'started-over': msg`Started over, with a new lab`,
  closed: msg`Closed the lab`,
}

const icons: Record<TimelineEntry['kind'], IconName> = {
  lab: 'terminal',
  verdict: 'check',
  attempt: 'door',
  hint: 'bulb',
  solution: 'bulb',
  recording: 'play',
}

export function entryIcon({ kind, score }: TimelineEntry): IconName {
  return kind === 'verdict' && score?.achieved.length === 0 ? 'circle' : icons[kind]
}

/** What happened, in a few words. `exercise`: absent where this course has none of that name. */
export function entryText(entry: TimelineEntry, exercise: ExerciseInfo | undefined): Message {
  const title = (task: string) => exercise?.tasks.find(({ id }) => id === task)?.title ?? verbatim(task)
  switch (entry.kind) {
    case 'lab':
      return labs[entry.what] ?? verbatim(entry.what)
    case 'verdict': {
      const { score = 0, of = 0, achieved = [] } = entry.score ?? {}
      if (achieved.length === 0) return msg`${score} of ${of} points`
      return msg`${score} of ${of} points; achieved: ${joined(achieved.map(title))}`
    }
    case 'attempt':
      return entry.what in outcomes
        ? outcomes[entry.what as keyof typeof outcomes].text
        : verbatim(entry.what)
    case 'hint':
      return msg`Took a hint: ${title(entry.what)}`
    case 'solution':
      return msg`Looked at the solution`
    case 'recording':
      return msg`A terminal was recorded`
  }
}
