import type { Params } from './lab.ts'

/** Parameters as environment variables: `plainPort` becomes `PLAIN_PORT`. */
export function paramsToEnvironment(params: Params): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
      value,
    ]),
  )
}

/** Replaces every `__name__` by its parameter; unknown names stay as they are. */
export function fillParams(text: string, params: Params): string {
  return text.replace(/__([a-z][A-Za-z0-9]*)__/g, (whole, name: string) => params[name] ?? whole)
}
