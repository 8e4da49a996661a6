/** The RPC's messages, whatever carries them: a WebSocket in the browser, a MessagePort under Electron. */
export interface TextChannel {
  send(message: string): void
  /** What arrives is passed on as it is; the engine closes the channel when it isn't a well-formed message. */
  onMessage(listener: (message: unknown) => void): void
  onClose(listener: () => void): void
  close(): void
}
