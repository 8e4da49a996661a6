/** Of a release such as `6.1.0-40-cloud-amd64`: its numbers, and the words that say which kind of kernel it is. */
interface Release {
  numbers: number[]
  kind: string
}

/** Words of a distribution's versions, which come and go within one kind: `6.12.48+deb13-amd64`, `5.14.0-427.el9_4.x86_64`. */
const OF_VERSIONS = /^(deb|bpo|el|fc|arch|ubuntu|pve)$/

function parse(release: string): Release {
  const machine = /[-.](amd64|arm64|x86_64|aarch64|i686|686|armmp|ppc64le|s390x|riscv64)$/.exec(release)
  const rest = machine ? release.slice(0, machine.index) : release
  const words = rest.match(/[a-z]+/gi) ?? []
  return {
    numbers: (rest.match(/\d+/g) ?? []).map(Number),
    kind: [...words.filter((word) => !OF_VERSIONS.test(word)), machine?.[1] ?? ''].join('-'),
  }
}

function compare(one: number[], other: number[]): number {
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** The newest installed kernel of the kind of the one that runs, where it is newer than that; others may be there on purpose. */
export function newestOf(installed: readonly string[], runs: string): string | undefined {
  const running = parse(runs)
  return installed
    .map((release) => ({ release, parsed: parse(release) }))
    .filter(({ parsed }) => parsed.kind === running.kind && compare(parsed.numbers, running.numbers) > 0)
    .toSorted((one, other) => compare(other.parsed.numbers, one.parsed.numbers))[0]?.release
}
