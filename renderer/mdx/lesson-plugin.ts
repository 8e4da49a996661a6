import mdx from '@mdx-js/rollup'
import rehypeShiki from '@shikijs/rehype'
import { createCssVariablesTheme } from 'shiki'
import type { Plugin } from 'vite'
import { exposeMeta, languages } from './code-blocks.ts'
import { lessonSyntax } from './lesson-syntax.ts'
import { keepParamsWhole } from './params.ts'

/** Compiles lessons (`*.mdx`), with code highlighted in the colours of ui/tokens.css. */
export function lessonPlugin(): Plugin {
  return {
    // Written for Rollup; Vite takes Rollup's plugins, though the types of their source maps differ.
    ...(mdx({
      remarkPlugins: [...lessonSyntax],
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
