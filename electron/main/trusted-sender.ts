import { isAppUrl } from './app-origin.ts'

/** What is asked about who sent a message; Electron's WebFrameMain has it. */
export interface SenderFrame {
  url: string
  parent: unknown
}

/** Only the app's own page, in a window and not in a frame of it, may ask anything of the main process. */
export function isTrustedSender(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && isAppUrl(frame.url)
}
