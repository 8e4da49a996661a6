import { after, lessons } from '../../content/course.ts'
import { glossary } from '../../content/glossary/glossary.ts'
import { exercises } from '../../labs/index.ts'
import { factsOf } from './exercise-facts.ts'
import type { CourseFacts } from './read-project.ts'

/** The course as its modules say it. */
export const ourCourse = (root: string): CourseFacts => ({
  exercises: (areas) => exercises.map((exercise) => factsOf(root, exercise, areas)),
  course: lessons,
  after,
  glossary,
})
