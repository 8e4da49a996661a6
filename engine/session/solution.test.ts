import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { exercise, setStage } from '../testing/stage.ts'
import { wayIn } from './solution.ts'

const stage = setStage()

test('once all hints of a task were shown, the ways are there, and that they were seen is remembered', async () => {
  const labs = join(stage.home, 'labs')
  mkdirSync(join(labs, exercise, 'solutions'), { recursive: true })
  writeFileSync(
    join(labs, exercise, 'solutions', 'one-way.sh'),
    '# Shut it.\n# zh-CN: 关上它。\nset -e\nshut\n',
  )
  const { client } = await stage.engine({ labs })
  const [task] = stage.played.definition.tasks
  if (!task) throw new Error('the played exercise has no task')
  for (const _ of task.hints) await client.course.hints({ exercise, task: task.id, next: true })
  expect(await client.course.solution({ exercise, show: false })).toMatchObject({ isOffered: true, ways: [] })
  const shown = await client.course.solution({ exercise, show: true })
  expect(shown.ways).toMatchObject([
    { name: 'one-way', about: { en: 'Shut it.', 'zh-CN': '关上它。' }, script: 'set -e\nshut' },
  ])
  expect(shown.seenAt).not.toBeNull()
  expect((await client.course.solution({ exercise, show: false })).seenAt).toBe(shown.seenAt)
})

test.each([
  [
    '# In English only.\nset -e\n',
    { about: { en: 'In English only.', 'zh-CN': 'In English only.' }, script: 'set -e' },
  ],
  ['set -e\n# later\n', { about: { en: '', 'zh-CN': '' }, script: 'set -e\n# later' }],
])('%j says what it is', (file, way) => {
  expect(wayIn(file)).toEqual(way)
})
