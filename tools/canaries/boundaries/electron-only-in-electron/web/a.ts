import type { BrowserWindow } from 'electron'

export type A = BrowserWindow
