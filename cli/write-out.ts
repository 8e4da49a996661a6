import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { msg } from '../contract/index.ts'
import { UsageError } from './failures.ts'
import { t } from './language.ts'
import { print, say } from './output.ts'

/** To standard output, or whole to a file: a reader never sees half of it. A device or a pipe stays what it is. Throws UsageError. */
export function writeOut(text: string, out: string | undefined): void {
  if (out === undefined || out === '-') return print(text.replace(/\n$/, ''))
  const isFile = statSync(out, { throwIfNoEntry: false })?.isFile() ?? true
  const half = `${out}.${process.pid}.part`
  try {
    writeFileSync(isFile ? half : out, text.endsWith('\n') ? text : `${text}\n`)
    if (isFile) renameSync(half, out)
  } catch (error) {
    rmSync(half, { force: true })
    throw new UsageError(
      msg`${out} can't be written: ${error instanceof Error ? error.message : String(error)}`,
      msg`Name a file in a folder that is there and that you may write to.`,
    )
  }
  say(t`Written: ${out}`)
}
