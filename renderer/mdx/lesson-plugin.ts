import mdx from '@mdx-js/rollup'
import rehypeShiki from '@shikijs/rehype'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkMdxFrontmatter from 'remark-mdx-frontmatter'
import { createCssVariablesTheme } from 'shiki'
import type { Plugin } from 'vite'
import { exposeMeta, languages, remarkCheckCode } from './code-blocks.ts'
import { remarkCheckFrontmatter } from './frontmatter.ts'
import { remarkCheckDiagrams } from './diagrams.ts'
import { keepParamsWhole, remarkKeepParams } from './params.ts'
import { remarkQuestions } from './questions.ts'

/** Compiles lessons (`*.mdx`), with code highlighted in the colours of ui/tokens.css. */
export function lessonPlugin(): Plugin {
  return {
    // Written for Rollup; Vite takes Rollup's plugins, though the types of their source maps differ.
    ...(mdx({
      remarkPlugins: [
        remarkFrontmatter,
        remarkCheckFrontmatter,
        remarkMdxFrontmatter,
        remarkGfm,
        remarkKeepParams,
        remarkCheckCode,
        remarkQuestions,
        remarkCheckDiagrams,
      ],
      rehypePlugins: [
        [
          rehypeShiki,
          {
            theme: createCssVariablesTheme({ name: 'bulkhead', variablePrefix: '--code-', fontStyle: false }),
            langs: languages,
            defaultLanguage: 'text',
            transformers: [keepParamsWhole, exposeMeta],
          },
        ],
      ],
    }) as Plugin),
    enforce: 'pre',
  }
}
