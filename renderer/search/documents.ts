import { baseline } from '../../content/baseline/baseline.ts'
import { glossary } from '../../content/glossary/glossary.ts'
import type { ExerciseInfo } from '../../contract/exercise.ts'
import type { Message } from '../../contract/message.ts'
import type { LessonText } from './lesson-text.ts'
import type { SearchDocument } from './search.ts'

/** What nobody looks for: the end of a loop, of a document, of a block. */
const TOO_SHORT = 4

/** Everything that can be found, in one language. */
export function searchDocuments(
  texts: readonly LessonText[],
  course: readonly ExerciseInfo[],
  say: (message: Message) => string,
): SearchDocument[] {
  const plain = (message: Message) =>
    say(message)
      .replace(/__([a-z][A-Za-z0-9]*)__/g, '$1')
      .replaceAll('`', '')
  const tasks = course.flatMap(({ id, title, tasks: ofExercise }) =>
    ofExercise.map((task): SearchDocument => ({
      kind: 'task',
      title: plain(task.title),
      text: '',
      within: plain(title),
      route: { view: 'lesson', slug: id },
    })),
  )
  const terms = glossary.map(({ id, term, explanation }): SearchDocument => ({
    kind: 'term',
    title: plain(term),
    text: plain(explanation),
    route: { view: 'glossary', at: id },
  }))
  const items = baseline.map(({ id, title, lesson }): SearchDocument => ({
    kind: 'baseline',
    title: `${id} · ${plain(title)}`,
    text: '',
    within: texts.find(({ slug }) => slug === lesson)?.title,
    route: { view: 'lesson', slug: lesson },
  }))
  return [...texts.flatMap(ofLesson), ...tasks, ...terms, ...items]
}

function ofLesson({ slug, title, summary, sections }: LessonText): SearchDocument[] {
  const [intro, ...headed] = sections
  const lesson: SearchDocument = {
    kind: 'lesson',
    title,
    name: slug,
    text: `${summary} ${intro?.text ?? ''}`,
    route: { view: 'lesson', slug },
  }
  const parts = headed.map(({ heading, text }, index): SearchDocument => ({
    kind: 'section',
    title: heading,
    text,
    within: title,
    route: { view: 'lesson', slug, at: String(index + 1) },
  }))
  const seen = new Set<string>()
  const commands = sections.flatMap((section, index) =>
    section.commands.flatMap((command): SearchDocument[] => {
      const text = command.replace(/__([a-z][A-Za-z0-9]*)__/g, '$1')
      if (text.length < TOO_SHORT || seen.has(text)) return []
      seen.add(text)
      const at = index === 0 ? {} : { at: String(index) }
      return [
        { kind: 'command', title: text, text: '', within: title, route: { view: 'lesson', slug, ...at } },
      ]
    }),
  )
  return [lesson, ...parts, ...commands]
}
