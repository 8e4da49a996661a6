import mdx from '@mdx-js/rollup'
import rehypeShiki from '@shikijs/rehype'
import { createCssVariablesTheme } from 'shiki'
import type { Plugin } from 'vite'
import { LESSON_UPDATED } from '../lesson/lesson-updated.ts'
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

/** For development: a lesson that changes takes its own place in the open page, where lessons.ts hears of it. */
export function lessonUpdates(): Plugin {
  return {
    name: 'bulkhead:lesson-updates',
    apply: 'serve',
    enforce: 'post',
    transform(code, id) {
      const [, name] = /\/content\/(.+)\.mdx$/.exec(id) ?? []
      if (name === undefined) return undefined
      const detail = `{ name: ${JSON.stringify(name)}, module }`
      const event = `new CustomEvent(${JSON.stringify(LESSON_UPDATED)}, { detail: ${detail} })`
      return `${code}\nif (import.meta.hot) import.meta.hot.accept((module) => module && window.dispatchEvent(${event}))\n`
    },
  }
}
