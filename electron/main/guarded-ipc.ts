import { type IpcMainEvent, ipcMain } from 'electron'
import type { z } from 'zod'
import { isTrustedSender } from './trusted-sender.ts'

/**
 * The only way to listen to the window: a message from anyone but the app's own page, or of another shape
 * than the schema's, is dropped.
 */
export function onWindowMessage<T>(
  channel: string,
  schema: z.ZodType<T>,
  handle: (message: T, event: IpcMainEvent) => void,
): void {
  ipcMain.on(channel, (event, payload: unknown) => {
    if (!isTrustedSender(event.senderFrame)) {
      console.warn(
        `A message on ${channel} came from elsewhere: ${event.senderFrame?.url ?? 'a frame that is gone'}`,
      )
      return
    }
    const message = schema.safeParse(payload)
    if (message.success) handle(message.data, event)
    else console.warn(`A message on ${channel} was not understood: ${message.error.message}`)
  })
}
