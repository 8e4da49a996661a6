export const run = (code: string) => new Function(code)
