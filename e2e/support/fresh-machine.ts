import { execFileSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const REPOSITORIES = ['bulkhead/lab-host', 'bulkhead/probe']

/** What makes a machine look as if Bulkhead had never run on it. */
export interface FreshMachine {
  /** The images' recipe: as ours, but nobody has built it yet. */
  recipe: string
  /** Removes the images that were made from it, so that the next app finds none again. The build cache stays. */
  forgetImages(): void
  /** Leaves nothing behind. */
  remove(): void
}

export function freshMachine(): FreshMachine {
  const before = images()
  const recipe = mkdtempSync(join(tmpdir(), 'bulkhead-recipe-'))
  cpSync(join(import.meta.dirname, '../../labs/host'), recipe, { recursive: true })
  appendFileSync(join(recipe, 'probe/Dockerfile'), `\n# ${Math.random()}\n`)
  const forgetImages = (): void => {
    const made = images().filter((name) => !before.includes(name))
    if (made.length > 0) execFileSync('docker', ['rmi', ...made], { stdio: 'ignore' })
  }
  return {
    recipe,
    forgetImages,
    remove() {
      forgetImages()
      rmSync(recipe, { recursive: true })
    },
  }
}

function images(): string[] {
  const listed = execFileSync('docker', ['images', '--format', '{{.Repository}}:{{.Tag}}'], {
    encoding: 'utf8',
  })
  return listed.split('\n').filter((name) => REPOSITORIES.some((one) => name.startsWith(`${one}:`)))
}
