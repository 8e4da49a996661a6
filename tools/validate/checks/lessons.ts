import type { Check, Problem } from '../problem.ts'
import { LANGUAGES, type Project } from '../project.ts'

/** Every lesson can be read, belongs to an exercise, and is there in every language. */
export const lessons: Check<Project> = {
  id: 'lessons',
  title: 'Lessons: frontmatter, syntax, one for each exercise in each language',
  find: (project) => [
    ...project.unreadable,
    ...ofExercises(project),
    ...inCourse(project),
    ...eachLesson(project),
  ],
}

function ofExercises({ exercises, hasFile }: Project): Problem[] {
  return exercises.flatMap(({ id, file }) =>
    LANGUAGES.map((language) => `content/${language}/${id}.mdx`)
      .filter((lesson) => !hasFile(lesson))
      .map((lesson) => ({ file, says: `Its lesson ${lesson} is not there.` })),
  )
}

const COURSE = 'content/course.ts'

function inCourse({ course, after, exercises }: Project): Problem[] {
  const known = new Set(exercises.map(({ id }) => id))
  const named = [...course, ...Object.entries(after).flat(2)]
  return [
    ...[...new Set(named)]
      .filter((slug) => !known.has(slug))
      .map((slug) => ({ file: COURSE, says: `${slug} is no exercise of labs/index.ts.` })),
    ...course
      .filter((slug, index) => course.indexOf(slug) < index)
      .map((slug) => ({ file: COURSE, says: `${slug} is in the course twice.` })),
  ]
}

function eachLesson({ lessons: all, exercises }: Project): Problem[] {
  return all.flatMap(({ slug, file, frontmatter }) => {
    const problems: Problem[] = []
    const exercise = exercises.find(({ id }) => id === slug)
    if (!exercise) problems.push({ file, says: `There is no exercise ${slug} in labs/index.ts.` })
    if (frontmatter.exercise !== slug)
      problems.push({
        file,
        line: 1,
        says: `exercise is the file’s name, ${slug}, not ${String(frontmatter.exercise)}.`,
      })
    if (exercise && frontmatter.minutes !== exercise.minutes)
      problems.push({
        file,
        line: 1,
        says: `minutes are those of ${exercise.file}, ${exercise.minutes}, not ${String(frontmatter.minutes)}.`,
      })
    return problems
  })
}
