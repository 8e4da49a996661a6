import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './paths.mjs'

interface LockedPackage {
  optionalDependencies?: Record<string, string>
}

/** Where a package's import of another one is looked for: beside it, then further and further out. */
function placesOf(name: string, from: string): string[] {
  const places = [`${from}/node_modules/${name}`]
  for (let at = from.lastIndexOf('/node_modules/'); at > 0; at = from.lastIndexOf('/node_modules/', at - 1)) {
    places.push(`${from.slice(0, at)}/node_modules/${name}`)
  }
  return [...places, `node_modules/${name}`]
}

// npm leaves out what the registry at hand doesn't have, such as binaries for other systems; with such a
// lock file `npm ci` fails wherever the registry has them.
test('package-lock.json names the binaries of every system', () => {
  const file = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const { packages } = JSON.parse(file) as { packages: Record<string, LockedPackage> }
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !placesOf(name, path).some((place) => place in packages),
    ),
  )
  expect(Object.keys(packages).length).toBeGreaterThan(500)
  expect(missing).toEqual([])
})
