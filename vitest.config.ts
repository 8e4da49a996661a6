import { defineConfig } from 'vitest/config'

const exclude = ['**/node_modules/**', 'dist/**', '.cache/**', 'e2e/**', 'tools/canaries/**']

/** Whatever the developer's language is. */
const env = { BULKHEAD_LANG: 'en' }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          env,
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: [...exclude, '**/*.real.test.ts', 'tools/canaries.test.ts'],
          // Seconds on a machine that is busy with something else; none takes this long by itself.
          testTimeout: 30_000,
        },
      },
      {
        // Runs the real checkers on deliberate violations.
        test: {
          name: 'canaries',
          environment: 'node',
          env,
          include: ['tools/canaries.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        // Tests that need a real Docker engine; one file after the other, because they share it.
        test: {
          name: 'real',
          environment: 'node',
          env,
          include: ['**/*.real.test.ts'],
          exclude,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
