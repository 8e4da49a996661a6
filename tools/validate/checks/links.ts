import { posix } from 'node:path'
import { headingsOf, linksOf } from '../outline.ts'
import type { Check, Problem } from '../problem.ts'
import type { Lesson, Project } from '../project.ts'

/** Links lead somewhere; those to other sites are only read. */
export const links: Check<Project> = {
  id: 'links',
  title: 'Links: headings, lessons, views, images and files that are there; addresses that can be',
  find: (project) =>
    project.lessons.flatMap((lesson) => [
      ...linksOf(lesson.nodes).flatMap((link): Problem[] => {
        const says = wrongWith(link, lesson, project)
        return says === undefined ? [] : [{ file: lesson.file, line: link.line, says }]
      }),
      ...repeatedHeadings(lesson),
    ]),
}

export const VIEWS = [
  'course',
  'glossary',
  'recordings',
  'audit',
  'certificate',
  'class',
  'settings',
  'doctor',
]

function wrongWith(
  { url, isImage }: { url: string; isImage: boolean },
  lesson: Lesson,
  project: Project,
): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) {
    if (isImage) return `An image is a file of ours, not ${url}: nothing is loaded from elsewhere.`
    return isOutside(url) ? undefined : `${url} is no address with https.`
  }
  if (url.startsWith('#')) return wrongAnchor(decodeURIComponent(url.slice(1)), lesson, project)
  const path = posix.join(posix.dirname(lesson.file), url)
  return project.hasFile(path) ? undefined : `There is no file ${path}.`
}

function isOutside(url: string): boolean {
  return URL.canParse(url) && /^https:\/\/[^/]+\.[a-z]+(\/|$)/.test(url)
}

function wrongAnchor(anchor: string, lesson: Lesson, project: Project): string | undefined {
  const [slug = '', at, more] = anchor.split('/')
  if (slug === '') return wrongView(at ?? '', more, project)
  const target = project.lessons.find((one) => one.slug === slug && one.language === lesson.language)
  if (!target || !project.course.includes(slug)) {
    if (at === undefined && headingsOf(lesson.nodes).some(({ id }) => id === anchor)) return undefined
    return `#${anchor} is neither a heading of this lesson nor a lesson of the course.`
  }
  const headings = headingsOf(target.nodes).length
  if (at === undefined) return undefined
  return /^\d+$/.test(at) && Number(at) >= 1 && Number(at) <= headings
    ? undefined
    : `${slug} has headings 1 to ${headings}, not ${at}.`
}

function wrongView(view: string, term: string | undefined, { glossary }: Project): string | undefined {
  if (!VIEWS.includes(view)) return `There is no view ${view}: there are ${VIEWS.join(', ')}.`
  if (view !== 'glossary' || term === undefined || glossary.some(({ id }) => id === term)) return undefined
  return `The glossary has no ${term}.`
}

/** Two headings with one address: a link would always find the first. */
function repeatedHeadings({ nodes, file }: Lesson): Problem[] {
  const headings = headingsOf(nodes)
  return headings
    .filter(({ id }, index) => headings.findIndex((other) => other.id === id) < index)
    .map(({ id, line }) => ({ file, line, says: `There is another heading #${id} in this lesson.` }))
}
