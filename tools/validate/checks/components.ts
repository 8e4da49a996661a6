import { everyNode, isComponent, lineOf } from '../outline.ts'
import type { Node } from '../../../renderer/mdx/lesson-syntax.ts'
import type { Check, Problem } from '../problem.ts'
import type { Project } from '../project.ts'

interface Props {
  needs?: readonly string[]
  may?: readonly string[]
}

const PICTURE: Props = { needs: ['host'] }

/** What lessons may use; the same as in renderer/lesson/components.tsx, which a test looks at. */
export const COMPONENTS: Readonly<Record<string, Props>> = {
  ApiTraffic: PICTURE,
  CapabilityMatrix: PICTURE,
  CgroupMeters: PICTURE,
  Choice: { may: ['right'] },
  CveTimeline: {},
  Diagram: { needs: ['of'] },
  NamespaceMap: PICTURE,
  Note: {},
  OldGuides: {},
  PacketPath: { needs: ['host'], may: ['way'] },
  ProcessTree: PICTURE,
  // The number is put there by the build.
  Question: { needs: ['ask'], may: ['number'] },
  Term: { needs: ['id'] },
  VmBesideContainer: PICTURE,
  Warning: {},
  Why: {},
}

/** Components that there are, with what they need, of hosts and terms that there are. */
export const components: Check<Project> = {
  id: 'components',
  title: 'Components: only those that there are, with what they take; terms and hosts that exist',
  find: (project) => [...inLessons(project), ...inGlossary(project)],
}

function inLessons(project: Project): Problem[] {
  return project.lessons.flatMap(({ nodes, file, slug }) => {
    const hosts = project.exercises.find(({ id }) => id === slug)?.topology ?? []
    return everyNode(nodes).flatMap((node) => {
      const line = lineOf(node)
      if (node.type === 'mdxjsEsm' && line !== undefined)
        return [{ file, line, says: 'A lesson imports and exports nothing.' }]
      const found = [
        ...wrongHost(node, hosts),
        ...(isComponent(node) ? wrongUse(node, project) : wrongElement(node)),
      ]
      return found.map((says) => ({ file, line, says }))
    })
  })
}

const attribute = (node: Node, name: string): unknown =>
  node.attributes?.find((one) => one.name === name)?.value

function wrongUse(node: Node, { glossary }: Project): string[] {
  const name = node.name ?? ''
  const props = COMPONENTS[name]
  if (!props) return [`There is no <${name}>: there are ${Object.keys(COMPONENTS).join(', ')}.`]
  const given = (node.attributes ?? []).map((each) => String(each.name))
  const needs = props.needs ?? []
  const known = [...needs, ...(props.may ?? [])]
  const id = attribute(node, 'id')
  return [
    ...needs.filter((need) => !given.includes(need)).map((need) => `<${name}> needs ${need}="…".`),
    ...given.filter((one) => !known.includes(one)).map((one) => `<${name}> does not know ${one}.`),
    ...(name === 'Term' && typeof id === 'string' && !glossary.some((term) => term.id === id)
      ? [`The glossary has no term ${id}.`]
      : []),
  ]
}

/** HTML of one's own would look like nothing else here. */
function wrongElement({ type, name }: Node): string[] {
  if (!/^mdxJsx(Flow|Text)Element$/.test(type)) return []
  return [`Lessons are written in Markdown, without <${name ?? ''}>.`]
}

/** Of a picture, and of a command block. */
function wrongHost(node: Node, hosts: readonly string[]): string[] {
  const host = node.type === 'code' ? /host=(\S+)/.exec(node.meta ?? '')?.[1] : attribute(node, 'host')
  if (typeof host !== 'string' || hosts.length === 0 || hosts.includes(host)) return []
  return [`The lab has no host ${host}: it has ${hosts.join(', ')}.`]
}

const GLOSSARY = 'content/glossary/glossary.ts'

function inGlossary({ glossary, course }: Project): Problem[] {
  const ids = glossary.map(({ id }) => id)
  const says = (text: string): Problem => ({ file: GLOSSARY, says: text })
  return [
    ...ids.filter((id, index) => ids.indexOf(id) < index).map((id) => says(`There is another ${id}.`)),
    ...glossary.flatMap(({ id, see, lesson }) => [
      ...see
        .filter((other) => !ids.includes(other))
        .map((other) => says(`${id} refers to ${other}, which is not there.`)),
      ...(course.includes(lesson) ? [] : [says(`${id} leads to ${lesson}, which is no lesson.`)]),
    ]),
  ]
}
