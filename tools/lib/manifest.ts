/** Vite's manifest, as far as it matters here. */
export type Manifest = Record<string, { file: string; imports?: string[]; dynamicImports?: string[] }>

/** The scripts that an entry can come to load, itself first; nothing behind an entry that `isLeftOut`. */
export function filesOf(manifest: Manifest, entry: string, isLeftOut: (key: string) => boolean): string[] {
  const seen = new Set<string>()
  const visit = (key: string): void => {
    if (seen.has(key) || isLeftOut(key)) return
    const chunk = manifest[key]
    if (!chunk) throw new Error(`The manifest has no ${key}.`)
    seen.add(key)
    for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) visit(next)
  }
  visit(entry)
  return [...seen].map((key) => manifest[key]?.file ?? '').filter((file) => file.endsWith('.js'))
}
