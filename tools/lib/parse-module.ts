import { type ParseResult, parseSync } from 'vite'

const parsed = new Map<string, { source: string; result: ParseResult }>()

/** A module's syntax; several look at the same one, so it is parsed once. Throws where it can't be. */
export function parseModule(file: string, source: string): ParseResult {
  const known = parsed.get(file)
  const result = known?.source === source ? known.result : parseSync(file, source)
  parsed.set(file, { source, result })
  if (result.errors.length > 0) throw new Error(`${file} cannot be parsed: ${result.errors[0]?.message}`)
  return result
}
