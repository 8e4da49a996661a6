import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { ariaLanguages } from './renderer/language/aria-languages.ts'
import { courseTexts } from './tools/languages/course-texts.ts'
import { lessonPlugin, lessonUpdates } from './renderer/mdx/lesson-plugin.ts'
import { lessonTexts } from './renderer/mdx/search-plugin.ts'

/** Browsers that know light-dark(), which the design tokens are written in. */
const browsers = ['chrome123', 'firefox121', 'safari17.5']

export default defineConfig({
  root: import.meta.dirname + '/renderer',
  // The same files are served at / by the web host and from a custom protocol by the desktop app.
  base: './',
  plugins: [
    lessonPlugin(),
    lessonUpdates(),
    lessonTexts(import.meta.dirname),
    courseTexts(import.meta.dirname),
    ariaLanguages(),
    react(),
  ],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    manifest: true,
    chunkSizeWarningLimit: 600,
    target: browsers,
    // The content security policy has no room for inline scripts or data: fonts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
