import { defineConfig } from '@playwright/test'
import { chromiumProgram } from './support/chromium.ts'

export default defineConfig({
  testDir: '.',
  outputDir: '../.cache/e2e',
  // Every journey boots lab hosts of its own; two at a time would only fight over the machine.
  workers: 1,
  // Generous: on a busy machine everything takes many times as long, and a journey is no measurement.
  timeout: 600_000,
  expect: { timeout: 20_000 },
  forbidOnly: true,
  reporter: [['list']],
  use: {
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    screenshot: 'only-on-failure',
    // A trace takes a picture of the terminal's rows at every key, which slows everything down.
    trace: 'off',
    launchOptions: {
      executablePath: chromiumProgram(),
      args: [
        // As root, Chromium can't sandbox itself.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
