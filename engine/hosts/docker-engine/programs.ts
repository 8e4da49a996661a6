import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Administrators' programs aren't in everybody's PATH. */
const MORE = ['/usr/local/sbin', '/usr/sbin', '/sbin']

/** The full path of a program, if it is installed. */
export function findProgram(name: string, path = process.env.PATH ?? ''): string | undefined {
  return [...path.split(delimiter), ...MORE]
    .filter((directory) => directory !== '')
    .map((directory) => join(directory, name))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK)
        return true
      } catch {
        return false
      }
    })
}
