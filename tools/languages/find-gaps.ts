import type { Area } from './catalogs.ts'

/** Something that one language has and the other hasn't. */
export interface Gap {
  folder: string
  says: string
  /** Where it is said, if it is. */
  file?: string
  line?: number
}

/** What is missing, unused, or differs in what is put in; and one text that is translated in two ways. */
export function findGaps(areas: readonly Area[]): Gap[] {
  return [...areas.flatMap(gapsIn), ...contradictions(areas)]
}

function gapsIn({ folder, catalog, written }: Area): Gap[] {
  const used = new Set(written.map(({ text }) => text))
  const missing = written
    .filter(
      ({ text }, index) => !catalog[text] && written.findIndex((other) => other.text === text) === index,
    )
    .map(({ file, line, text }) => ({ says: `not translated: ${JSON.stringify(text)}`, file, line }))
  const unused = Object.keys(catalog)
    .filter((text) => !used.has(text))
    .map((text) => ({ says: `nobody says any more: ${JSON.stringify(text)}` }))
  const different = Object.entries(catalog)
    .filter(([text, said]) => said !== '' && kept(text) !== kept(said))
    .map(([text, said]) => ({
      says: `${JSON.stringify(text)} and ${JSON.stringify(said)} do not hold the same: ${kept(text)} and ${kept(said)}`,
    }))
  return [...missing, ...unused, ...different].map((gap) => ({ folder, ...gap }))
}

/** Placeholders, parameters and code: what every language has to keep. */
function kept(text: string): string {
  const found = text.match(/\{\d+\}|__[a-z][A-Za-z0-9]*__|`[^`]+`/g) ?? []
  return [...new Set(found)].sort().join(' ') || 'nothing'
}

/** Catalogs are put together for the reader, so the same English text can't mean two things. */
function contradictions(areas: readonly Area[]): Gap[] {
  const first = new Map<string, { folder: string; said: string }>()
  const gaps: Gap[] = []
  for (const { folder, catalog } of areas) {
    for (const [text, said] of Object.entries(catalog)) {
      const before = first.get(text)
      if (!before) first.set(text, { folder, said })
      else if (said !== '' && before.said !== '' && before.said !== said)
        gaps.push({
          folder,
          says: `${JSON.stringify(text)} is ${JSON.stringify(said)} here and ${JSON.stringify(before.said)} in ${before.folder}`,
        })
    }
  }
  return gaps
}
