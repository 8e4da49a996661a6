import { window } from '../electron/main/window.ts'

window()
