/** All that the window gets from the desktop app: two requests, and the ports that answer them. */
import { contextBridge, ipcRenderer } from 'electron'
import type { DesktopBridge } from '../../contract/bridge.ts'
import { PORT, REQUEST_PORT } from '../channels.ts'

contextBridge.exposeInMainWorld('bulkhead', {
  requestRpcPort: () => ipcRenderer.send(REQUEST_PORT, { kind: 'rpc', id: '' }),
  requestTerminalPort: (id) => ipcRenderer.send(REQUEST_PORT, { kind: 'terminal', id }),
} satisfies DesktopBridge)

ipcRenderer.on(PORT, (event, message: unknown) => {
  window.postMessage(message, window.origin, event.ports)
})
