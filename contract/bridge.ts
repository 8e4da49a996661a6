/**
 * How the window gets its channels under Electron. The preload exposes this as `window.bulkhead`; each
 * request is answered by one `message` event on the window from its own origin, carrying `PortMessage`
 * and one MessagePort. In the browser there is no bridge, and WebSockets at RPC_PATH and TERMINAL_PATH
 * carry the same messages.
 */
export interface DesktopBridge {
  requestRpcPort(): void
  requestTerminalPort(terminalId: string): void
}

export interface PortMessage {
  type: 'bulkhead:port'
  kind: 'rpc' | 'terminal'
  /** The terminal's id; empty for rpc. */
  id: string
}

/** WebSocket of the RPC, in the browser. */
export const RPC_PATH = '/rpc'
/** WebSocket of one terminal: this and its id. */
export const TERMINAL_PATH = '/terminal/'
/** The cookie that holds the session after the one-time token was used. */
export const SESSION_COOKIE = 'bulkhead'
