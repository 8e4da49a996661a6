import mdx from '@mdx-js/rollup'
import { parse } from 'yaml'
import { type Node, lessonSyntax } from '../../renderer/mdx/lesson-syntax.ts'
import type { Problem } from './problem.ts'
import type { Lesson, LessonLanguage } from './project.ts'

type Parsed = { lesson: Lesson } | { problem: Problem }

interface VFileMessage {
  reason?: string
  line?: number
}

/** Reads lessons with the plugins of the build, up to where it would go on to make code of them. */
export function createLessonParser() {
  let nodes: readonly Node[] = []
  const keep = () => (tree: Node) => {
    nodes = tree.children ?? []
    // Nothing is made of it here.
    tree.children = []
  }
  const { transform } = mdx({ remarkPlugins: [...lessonSyntax, keep] }) as {
    transform(text: string, id: string): Promise<unknown>
  }

  return async (file: string, language: LessonLanguage, text: string): Promise<Parsed> => {
    try {
      await transform(text, `/${file}`)
      const yaml = nodes.find(({ type }) => type === 'yaml')?.value ?? ''
      const frontmatter = parse(yaml) as Record<string, unknown>
      const slug = file.replace(/^.*\/|\.mdx$/g, '')
      return { lesson: { slug, language, file, frontmatter, nodes } }
    } catch (error) {
      const { reason = String(error), line } = error as VFileMessage
      // What has no end is told with where it began, in words.
      const inWords = /\((\d+):\d+(?:-\d+:\d+)?\)/.exec(reason)?.[1]
      return { problem: { file, line: line ?? (inWords ? Number(inWords) : undefined), says: reason } }
    }
  }
}
