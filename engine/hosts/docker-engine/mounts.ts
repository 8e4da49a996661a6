import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'

/** Mount points out of /proc/self/mountinfo at or below one of the directories, the deepest first. */
export function mountsBelow(mountinfo: string, directories: readonly string[]): string[] {
  return mountinfo
    .split('\n')
    .map((line) => unescapeOctal(line.split(' ')[4] ?? ''))
    .filter((point) =>
      directories.some((directory) => point === directory || point.startsWith(`${directory}/`)),
    )
    .toSorted((left, right) => right.length - left.length)
}

/** The kernel writes space, tab, newline and backslash as octal numbers. */
function unescapeOctal(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)))
}

/** Lets go of mounts that a crashed engine left; one that won't go is left alone. */
export async function unmountBelow(directories: readonly string[]): Promise<void> {
  for (const point of mountsBelow(readFileSync('/proc/self/mountinfo', 'utf8'), directories)) {
    await promisify(execFile)('umount', ['--lazy', point]).catch(() => undefined)
  }
}
