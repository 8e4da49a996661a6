import { lessonIn } from './lesson.ts'

export interface Wanted {
  slug: string
  title: string
  /** The title in Chinese. */
  chinese: string
}

/** As its module exports it: `open-doors` is `openDoors`. */
export const exportName = (slug: string): string =>
  slug.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

/** For what would end a template literal, or begin a value in one. */
const inTemplate = (text: string): string => text.replace(/[`\\]|\$\{/g, (found) => `\\${found}`)

/** Every file of an exercise that nothing is written of yet, by its path from the root. */
export function skeletonOf({ slug, title, chinese }: Wanted): Record<string, string> {
  const name = exportName(slug)
  const inFolder: Record<string, string> = {
    'exercise.ts': `import { type ExerciseDefinition, msg } from '../../contract/index.ts'
import { judge } from './judge.ts'
import type { Observation } from './observation.ts'
import { observe } from './observe.ts'
import { drawParams } from './params.ts'
import { setup } from './setup.ts'
import { tasks } from './tasks.ts'

export const ${name}: ExerciseDefinition<Observation> = {
  id: '${slug}',
  title: msg\`${inTemplate(title)}\`,
  summary: msg\`To be written: what is found, and what is to be done about it.\`,
  minutes: 30,
  topology: ['master'],
  tasks,
  params: drawParams,
  setup,
  observe,
  judge,
  watch: { master: ['/srv/${slug}'] },
}
`,
    'tasks.ts': `import { type TaskDefinition, msg } from '../../contract/index.ts'

export const tasks: readonly TaskDefinition[] = [
  {
    id: 'first',
    title: msg\`To be written: what is true afterwards\`,
    description: msg\`To be written: an effect on port __port__ of master that can be tried, not what must be typed.\`,
    points: 100,
    hints: [
      msg\`To be written: where to look.\`,
      msg\`To be written: what it hangs on.\`,
      msg\`To be written: nearly the command.\`,
    ],
  },
]
`,
    'params.ts': `import type { Params, SeededRandom } from '../../contract/index.ts'

/** Stays clear of well-known ports and of those that the kernel hands out by itself. */
export function drawParams(random: SeededRandom): Params {
  return { port: String(random.integer('port', 23000, 23999)) }
}
`,
    'setup.ts': `import type { HostName, Params } from '../../contract/index.ts'

/** What the learner finds. */
export function setup(params: Params): Record<HostName, string> {
  return {
    master: \`set -eu
mkdir -p /srv/${slug}
echo \${params.port} > /srv/${slug}/port
\`,
  }
}
`,
    'observation.ts': `import type { DaemonSeen } from '../shared/judge-daemon.ts'

export interface Observation {
  at: string
  daemon: DaemonSeen
}
`,
    'observe.ts': `import type { LabProbe } from '../../contract/index.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import type { Observation } from './observation.ts'

/** Attempts first, the daemon's API second, files last. */
export async function observe(lab: LabProbe): Promise<Observation> {
  const daemon = await observeDaemon(lab.host('master'))
  return { at: new Date().toISOString(), daemon }
}
`,
    'judge.ts': `import { type CheckResult, msg } from '../../contract/index.ts'
import { result } from '../shared/evidence.ts'
import { judgeDaemon } from '../shared/judge-daemon.ts'
import type { Observation } from './observation.ts'

/** Fails, whatever was done, until something is judged. */
export function judge({ at, daemon }: Observation): Record<string, CheckResult[]> {
  const evidence = {
    tried: msg\`Look for what this task is about\`,
    from: 'master',
    expected: msg\`something that can be judged\`,
    got: msg\`nothing is looked at yet\`,
    at,
  }
  return {
    first: [judgeDaemon(daemon), result('judged', 'fail', msg\`Nothing is judged here yet.\`, [evidence])],
  }
}
`,
    'judge.recorded.test.ts': `import { testRecordings } from '../shared/test-recordings.ts'
import { ${name} } from './exercise.ts'

testRecordings(${name}, import.meta.url)
`,
    'solutions/first-way.sh': `# To be written: one right way, as root on master.
true
`,
    'solutions/second-way.sh': `# To be written: another right way.
true
`,
    'wrong/nothing-done.sh': `# fails: first
# To be written: what people really do, and what is wrong with it.
true
`,
    'zh-CN.json': `${JSON.stringify(inChinese(title, chinese), undefined, 2)}\n`,
  }
  return {
    ...Object.fromEntries(Object.entries(inFolder).map(([path, text]) => [`labs/${slug}/${path}`, text])),
    [`content/en/${slug}.mdx`]: lessonIn('en', slug, title),
    [`content/zh-CN/${slug}.mdx`]: lessonIn('zh-CN', slug, chinese),
  }
}

function inChinese(title: string, chinese: string): Record<string, string> {
  const texts: Record<string, string> = {
    [title]: chinese,
    'Look for what this task is about': '查看这项任务所涉及的内容',
    'Nothing is judged here yet.': '这里还没有任何评判。',
    'To be written: an effect on port __port__ of master that can be tried, not what must be typed.':
      '待写：master 的 __port__ 端口上可以实际尝试的效果，而不是要输入什么。',
    'To be written: nearly the command.': '待写：几乎就是那条命令。',
    'To be written: what is found, and what is to be done about it.': '待写：会看到什么，以及要怎么做。',
    'To be written: what is true afterwards': '待写：完成后什么成立',
    'To be written: what it hangs on.': '待写：关键在哪里。',
    'To be written: where to look.': '待写：往哪里看。',
    'nothing is looked at yet': '还没有查看任何东西',
    'something that can be judged': '可以评判的东西',
  }
  return Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)))
}
