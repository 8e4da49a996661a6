import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import tar from 'tar-stream'

/** Counts up when the way of building changes though the files don't. */
const RECIPE_VERSION = '1'

export interface RecipeFile {
  /** Relative to the recipe, with forward slashes. */
  path: string
  content: Buffer
  mode: number
}

/** All files below a folder, sorted by path. What a program left there while running is not part of it. */
export function readRecipe(folder: string): RecipeFile[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (name) => !name.includes('__pycache__') && statSync(join(folder, name)).isFile(),
  )
  return names
    .map((name) => ({
      path: relative('.', name).split(sep).join('/'),
      content: readFileSync(join(folder, name)),
      mode: statSync(join(folder, name)).mode & 0o111 ? 0o755 : 0o644,
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
}

/** Changes with any file: the tag of the images that are built from it. */
export function recipeTag(files: readonly RecipeFile[]): string {
  const hash = createHash('sha256').update(RECIPE_VERSION)
  for (const { path, content, mode } of files) {
    hash.update(JSON.stringify([path, mode, content.length])).update(content)
  }
  return hash.digest('hex').slice(0, 12)
}

/** The part of a recipe below `folder/` as a build context; `extra` files are added. */
export function buildContext(
  files: readonly RecipeFile[],
  folder: string,
  extra: readonly RecipeFile[] = [],
): Readable {
  const pack = tar.pack()
  for (const { path, content, mode } of files) {
    if (path.startsWith(`${folder}/`)) pack.entry({ name: path.slice(folder.length + 1), mode }, content)
  }
  for (const { path, content, mode } of extra) pack.entry({ name: path, mode }, content)
  pack.finalize()
  return Readable.from(pack as AsyncIterable<Buffer>)
}
