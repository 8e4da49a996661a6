/**
 * Compares two versions of Debian's packages as dpkg does: epoch, then upstream version, then revision, by turns what is
 * no number and what is one; `~` comes before everything, even before the end. Alpine's `-r` counts as a revision.
 */
export function comparePackageVersions(first: string, second: string): number {
  const [a, b] = [split(first), split(second)]
  return a.epoch - b.epoch || compareParts(a.upstream, b.upstream) || compareParts(a.revision, b.revision)
}

/** Epoch, upstream version and revision; a version without a hyphen has no revision. */
export function split(version: string): { epoch: number; upstream: string; revision: string } {
  const [, epoch = '0', rest = ''] = /^(?:(\d+):)?(.*)$/s.exec(version) ?? []
  const hyphen = rest.lastIndexOf('-')
  return {
    epoch: Number(epoch),
    upstream: hyphen === -1 ? rest : rest.slice(0, hyphen),
    revision: hyphen === -1 ? '' : rest.slice(hyphen + 1),
  }
}

function compareParts(first: string, second: string): number {
  let [a, b] = [first, second]
  while (a !== '' || b !== '') {
    const [wordA = '', wordB = ''] = [/^\D*/.exec(a)?.[0], /^\D*/.exec(b)?.[0]]
    const words = compareWords(wordA, wordB)
    if (words !== 0) return words
    const [restA, restB] = [a.slice(wordA.length), b.slice(wordB.length)]
    const [numberA = '', numberB = ''] = [/^\d*/.exec(restA)?.[0], /^\d*/.exec(restB)?.[0]]
    const numbers = compareNumbers(numberA, numberB)
    if (numbers !== 0) return numbers
    ;[a, b] = [restA.slice(numberA.length), restB.slice(numberB.length)]
  }
  return 0
}

function compareWords(first: string, second: string): number {
  for (let index = 0; index < Math.max(first.length, second.length); index++) {
    const difference = weight(first[index]) - weight(second[index])
    if (difference !== 0) return difference
  }
  return 0
}

/** `~` before the end, the end before letters, letters before all else. */
function weight(character: string | undefined): number {
  if (character === undefined) return 0
  if (character === '~') return -1
  return /[A-Za-z]/.test(character) ? character.charCodeAt(0) : character.charCodeAt(0) + 256
}

function compareNumbers(first: string, second: string): number {
  const [a, b] = [first.replace(/^0+/, ''), second.replace(/^0+/, '')]
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}
