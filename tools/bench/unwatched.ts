import type { Page } from '@playwright/test'

/** What is used of Playwright's own side of a page; it isn't part of what Playwright promises. */
interface Inside {
  delegate?: { _mainFrameSession?: { _client?: { send(method: string): Promise<unknown> } } }
}

/**
 * Ends Playwright's reading along of the page's WebSockets: Chromium would write each frame into a message to
 * Playwright, which takes as much time as a terminal's own work and so would be measured as its slowness.
 * Throws when this Playwright is made otherwise, so that nobody is measured wrongly without a word.
 */
export async function readNoFrames(page: Page): Promise<void> {
  const { _connection: connection } = page as unknown as {
    _connection?: { toImpl?(page: Page): Inside | undefined }
  }
  const session = connection?.toImpl?.(page)?.delegate?._mainFrameSession?._client
  if (!session)
    throw new Error('This version of Playwright keeps its session elsewhere: see tools/bench/unwatched.ts.')
  await session.send('Network.disable')
}
