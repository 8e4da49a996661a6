import { type Part, everyNode, lineOf, linksOf, outlineOf } from '../outline.ts'
import { type Node, textIn } from '../../../renderer/mdx/lesson-syntax.ts'
import type { Check, Problem } from '../problem.ts'
import type { Lesson, Project } from '../project.ts'

/** Lessons are built alike in all languages, with the same commands, and are translated. */
export const languages: Check<Project> = {
  id: 'languages',
  title: 'Lessons: the same in every language, commands byte by byte',
  find: ({ lessons, hasFile }) =>
    lessons
      .filter(({ language }) => language !== 'en')
      .flatMap((translated) => {
        const { slug, file } = translated
        const english = lessons.find((lesson) => lesson.slug === slug && lesson.language === 'en')
        if (english) return compare(english, translated)
        // One that can't be read is told of elsewhere.
        return hasFile(`content/en/${slug}.mdx`) ? [] : [{ file, says: 'It is not there in English.' }]
      }),
}

function compare(english: Lesson, translated: Lesson): Problem[] {
  const { file } = translated
  const differs = firstDifference(english, translated)
  const frontmatter = ['title', 'summary']
    .filter((name) => !HAN.test(String(translated.frontmatter[name])))
    .map((name) => ({ file, line: 1, says: `${name} is not translated.` }))
  return [
    ...(differs ? [differs] : []),
    ...frontmatter,
    ...differentSets('parameter', paramsOf(english), paramsOf(translated), file),
    ...differentSets('link to', urlsOf(english), urlsOf(translated), file),
    ...untranslated(english, translated),
  ]
}

/** Only the first: what comes after it is out of step. */
function firstDifference(english: Lesson, translated: Lesson): Problem | undefined {
  const [theirs, ours] = [outlineOf(english.nodes), outlineOf(translated.nodes)]
  const { file } = translated
  for (let index = 0; index < Math.max(theirs.length, ours.length); index++) {
    const [their, our] = [theirs[index], ours[index]]
    if (their?.says !== our?.says)
      return {
        file,
        line: our?.line,
        says: `Here is ${inWords(our)}, in ${place(english, their)} is ${inWords(their)}.`,
      }
    if (their?.holds !== our?.holds)
      return {
        file,
        line: our?.line,
        says: `${our?.says ?? ''} is another one than in ${place(english, their)}.`,
      }
  }
  return undefined
}

const inWords = (part?: Part): string => part?.says ?? 'nothing more'
const place = ({ file }: Lesson, part?: Part): string =>
  `${file}${part?.line === undefined ? '' : `:${part.line}`}`

function differentSets(what: string, theirs: Set<string>, ours: Set<string>, file: string): Problem[] {
  return [
    ...[...theirs]
      .filter((one) => !ours.has(one))
      .map((one) => ({ file, says: `The ${what} ${one} is missing.` })),
    ...[...ours]
      .filter((one) => !theirs.has(one))
      .map((one) => ({ file, says: `The ${what} ${one} is not in English.` })),
  ]
}

const paramsOf = ({ nodes }: Lesson): Set<string> =>
  new Set(nodes.flatMap((node) => textIn(node).match(/__[a-z][A-Za-z0-9]*__/g) ?? []))

/** But for a lesson's own headings, which are in its language. */
const urlsOf = ({ nodes }: Lesson): Set<string> =>
  new Set(linksOf(nodes).flatMap(({ url }) => (/^#[^/]*$/.test(url) ? [] : [url])))

const HAN = /\p{Script=Han}/u

/** Names one after the other, which are nobody's language. */
const LIST = /^[\w.-]+(, [\w.-]+)*$/

/** Prose of four words or more that is the same in both. */
function untranslated(english: Lesson, { nodes, file }: Lesson): Problem[] {
  const isProse = ({ type }: Node) => ['paragraph', 'heading', 'tableCell'].includes(type)
  const prose = (node: Node) => textIn(withoutCode(node)).trim()
  const theirs = new Set(everyNode(english.nodes).filter(isProse).map(prose))
  return everyNode(nodes)
    .filter(isProse)
    .filter((node) => theirs.has(prose(node)) && isEnglish(prose(node)))
    .map((node) => ({ file, line: lineOf(node), says: `Not translated: “${prose(node).slice(0, 60)}”.` }))
}

const isEnglish = (text: string): boolean =>
  !HAN.test(text) && !LIST.test(text) && text.split(/\s+/).length >= 4

function withoutCode(node: Node): Node {
  return { ...node, children: node.children?.filter(({ type }) => type !== 'inlineCode').map(withoutCode) }
}
