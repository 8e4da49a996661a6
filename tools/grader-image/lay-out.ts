import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** Folders that the command line runs from. */
const FOLDERS = [
  'audit',
  'classroom',
  'cli',
  'content',
  'contract',
  'engine',
  'labs',
  'readings',
  'results',
  'tools/lib',
  'web',
]

interface LockedPackage {
  dev?: boolean
  devOptional?: boolean
}

/** Packages that run, as the lock file says: those that nobody but developers needs stay out. */
function runningPackages(lock: { packages: Record<string, LockedPackage> }): string[] {
  return Object.entries(lock.packages)
    .filter(([path, { dev, devOptional }]) => path.startsWith('node_modules/') && !dev && !devOptional)
    .map(([path]) => path)
}

/** No tests, nothing that was recorded for them, no pictures. */
const belongs = (path: string): boolean =>
  !/\.(test|spec)\.tsx?$|\.(png|svg|webp)$|(^|\/)labs\/[^/]+\/recordings(\/|$)/.test(path) &&
  !['testing', '__snapshots__', '__pycache__'].includes(basename(path))

/** Lays the grader's files out in a folder, as its Dockerfile takes them. */
export function layOut(root: string, folder: string): void {
  const app = join(folder, 'app')
  mkdirSync(app, { recursive: true })
  for (const name of FOLDERS) {
    if (existsSync(join(root, name)))
      cpSync(join(root, name), join(app, name), { recursive: true, filter: (path) => belongs(path) })
  }
  cpSync(join(root, 'package.json'), join(app, 'package.json'))
  cpSync(join(root, 'LICENSE'), join(app, 'LICENSE'))
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>
  }
  for (const path of runningPackages(lock)) {
    // Optional ones for other systems are not there.
    if (existsSync(join(root, path))) cpSync(join(root, path), join(app, path), { recursive: true })
  }
  cpSync(join(root, 'grader', 'Dockerfile'), join(folder, 'Dockerfile'))
}
