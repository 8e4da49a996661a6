import type { MenuItemConstructorOptions } from 'electron'
import type { Say } from './language.ts'

type Role = MenuItemConstructorOptions['role']

const item = (label: string, role: Role): MenuItemConstructorOptions => ({ label, role })
const separator: MenuItemConstructorOptions = { type: 'separator' }

/** The window's menu: Electron's own, whose labels are English everywhere, in the reader's language. */
export function menuTemplate(t: Say, platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  const file = [isMac ? item(t`Close Window`, 'close') : item(t`Quit`, 'quit')]
  const edit = [
    item(t`Undo`, 'undo'),
    item(t`Redo`, 'redo'),
    separator,
    item(t`Cut`, 'cut'),
    item(t`Copy`, 'copy'),
    item(t`Paste`, 'paste'),
    item(t`Delete`, 'delete'),
    separator,
    item(t`Select All`, 'selectAll'),
  ]
  const view = [
    item(t`Reload`, 'reload'),
    item(t`Force Reload`, 'forceReload'),
    item(t`Developer Tools`, 'toggleDevTools'),
    separator,
    item(t`Actual Size`, 'resetZoom'),
    item(t`Zoom In`, 'zoomIn'),
    item(t`Zoom Out`, 'zoomOut'),
    separator,
    item(t`Full Screen`, 'togglefullscreen'),
  ]
  const window = [item(t`Minimize`, 'minimize'), item(t`Close Window`, 'close')]
  return [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    { label: t`File`, submenu: file },
    { label: t`Edit`, submenu: edit },
    { label: t`View`, submenu: view },
    { label: t`Window`, submenu: window },
  ]
}
