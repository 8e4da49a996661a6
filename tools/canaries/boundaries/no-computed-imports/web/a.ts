const name = '../electron/main/window.ts'

export const a = import(name)
