import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMdxFrontmatter from 'remark-mdx-frontmatter'
import { remarkCheckCode } from './code-blocks.ts'
import { remarkCheckDiagrams } from './diagrams.ts'
import { remarkCheckFrontmatter } from './frontmatter.ts'
import { remarkKeepParams } from './params.ts'
import { remarkQuestions } from './questions.ts'

export { headingId } from '../lesson/headings.ts'
export { type Attribute, type Node, textIn } from './nodes.ts'

/** What a lesson may be made of, for whoever reads one: each ends with the file, the line and the reason where it isn't so. */
export const lessonSyntax = [
  remarkFrontmatter,
  remarkCheckFrontmatter,
  remarkMdxFrontmatter,
  remarkGfm,
  remarkKeepParams,
  remarkCheckCode,
  remarkQuestions,
  remarkCheckDiagrams,
]
