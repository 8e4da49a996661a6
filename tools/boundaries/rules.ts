/** What a module imports: a file of ours by its path, or a package or built-in module by its name. */
export type Target = { path: string } | { package: string }

export interface Edge {
  /** The importing module's path, from the root, with `/`. */
  from: string
  to: Target
  /** Names that are imported; empty text stands for the module as a whole. */
  names: readonly string[]
}

export interface Rule {
  id: string
  /** The rule as a sentence. */
  says: string
  forbids(edge: Edge): boolean
}

/** Which folders a folder may import from besides itself: the whole layering. */
export const FOLDERS: Record<string, readonly string[]> = {
  contract: [],
  content: ['contract'],
  readings: ['contract'],
  results: [],
  audit: ['contract', 'content', 'readings', 'results'],
  engine: ['contract', 'audit'],
  labs: ['contract', 'readings', 'audit'],
  renderer: ['contract', 'content'],
  classroom: ['contract', 'engine', 'results'],
  electron: ['contract', 'engine', 'labs'],
  web: ['contract', 'engine', 'classroom', 'labs'],
  // The launcher runs before anything is installed, on what set-up is made of.
  recipes: ['cli'],
  cli: ['contract', 'content', 'results', 'audit', 'engine', 'classroom', 'labs', 'web', 'tools'],
  e2e: ['contract', 'engine', 'tools'],
  tools: ['contract', 'content', 'readings', 'results', 'audit', 'engine', 'classroom', 'labs', 'renderer'],
}

const folderOf = (path: string): string => path.split('/')[0] ?? ''
const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path)

function folderRule(folder: string, allowed: readonly string[]): Rule {
  return {
    id: `${folder}-folders`,
    says: `${folder}/ imports ${allowed.length > 0 ? allowed.map((name) => `${name}/`).join(', ') : 'no other folder'}.`,
    forbids: ({ from, to }) =>
      folderOf(from) === folder &&
      'path' in to &&
      folderOf(to.path) !== folder &&
      !allowed.includes(folderOf(to.path)),
  }
}

/** Packages that only one place may import. */
function homeRule(id: string, packages: RegExp, home: string): Rule {
  return {
    id,
    says: `${id.split('-only-')[0]} is imported in ${home} only.`,
    forbids: ({ from, to }) => 'package' in to && packages.test(to.package) && !from.startsWith(`${home}/`),
  }
}

/** Folders that use no packages but these. */
function packagesRule(folder: string, allowed: readonly string[]): Rule {
  return {
    id: `${folder}-packages`,
    says: `${folder}/ imports ${allowed.length > 0 ? allowed.join(' and ') : 'no package'}${allowed.length > 0 ? ' only' : ''}.`,
    forbids: ({ from, to }) =>
      folderOf(from) === folder &&
      'package' in to &&
      !allowed.includes(to.package) &&
      !(isTest(from) && to.package === 'vitest'),
  }
}

export const RULES: readonly Rule[] = [
  ...Object.entries(FOLDERS).map(([folder, allowed]) => folderRule(folder, allowed)),
  packagesRule('contract', ['zod', '@orpc/contract']),
  packagesRule('content', []),
  homeRule('electron-only-in-electron', /^electron(\/|$)/, 'electron'),
  homeRule('dockerode-only-in-hosts', /^(dockerode|docker-modem)$/, 'engine/hosts'),
  homeRule('node-pty-only-in-terminal', /^node-pty$/, 'engine/terminal'),
  homeRule('react-only-in-renderer', /^react(-.*)?$/, 'renderer'),
  homeRule('xterm-only-in-renderer', /^@xterm\//, 'renderer'),
  {
    id: 'no-node-in-renderer',
    says: 'renderer/ imports nothing of Node; what runs at build time is in renderer/mdx/.',
    forbids: ({ from, to }) =>
      folderOf(from) === 'renderer' &&
      !from.startsWith('renderer/mdx/') &&
      !isTest(from) &&
      'package' in to &&
      to.package.startsWith('node:'),
  },
  {
    id: 'tools-of-renderer',
    says: 'Of renderer/, tools/ imports renderer/mdx/ only, which reads lessons without a window.',
    forbids: ({ from, to }) =>
      folderOf(from) === 'tools' &&
      'path' in to &&
      folderOf(to.path) === 'renderer' &&
      !to.path.startsWith('renderer/mdx/'),
  },
  {
    id: 'plain-javascript',
    says: 'What is written as .mjs imports no TypeScript: it runs before there is a Node that reads that.',
    forbids: ({ from, to }) => from.endsWith('.mjs') && 'path' in to && /\.tsx?$/.test(to.path),
  },
  {
    id: 'engine-of-e2e',
    says: 'Of engine/, e2e/ imports engine/testing/ only: journeys see the app from outside.',
    forbids: ({ from, to }) =>
      folderOf(from) === 'e2e' &&
      'path' in to &&
      folderOf(to.path) === 'engine' &&
      !to.path.startsWith('engine/testing/'),
  },
  {
    id: 'electron-roots',
    says: 'In electron/, only engine-host/ puts engine/ and labs/ together.',
    forbids: ({ from, to }) =>
      folderOf(from) === 'electron' &&
      !from.startsWith('electron/engine-host/') &&
      'path' in to &&
      ['engine', 'labs'].includes(folderOf(to.path)),
  },
  {
    id: 'ipc-guarded',
    says: 'ipcMain is imported in electron/main/guarded-ipc.ts only, which checks every sender.',
    forbids: ({ from, to, names }) =>
      'package' in to &&
      to.package === 'electron' &&
      (names.includes('ipcMain') || names.includes('') || names.includes('default')) &&
      from !== 'electron/main/guarded-ipc.ts',
  },
]

/** Not a rule on edges: what can't be read can't be checked. */
export const COMPUTED = { id: 'no-computed-imports', says: 'import() names its module literally.' }
