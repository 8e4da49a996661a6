import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { expect, test, vi } from 'vitest'
import { PROGRESS_FILE } from '../progress/progress.ts'
import { playExercise } from '../testing/played-exercise.ts'
import { exercise, first, labIs, setStage, trouble, until } from '../testing/stage.ts'

const stage = setStage()

test('a lab that was open when the engine was killed is taken up again', async () => {
  const before = await stage.engine()
  const session = await before.client.lab.open({ exercise })
  await stage.end(before)
  stage.docker.asked.length = 0
  const after = await stage.engine()
  expect(await labIs(after, 'open')).toEqual({ kind: 'open', session })
  expect(stage.docker.asked.slice(0, 2)).toEqual([`adopt ${session.id}`, `sweep ${session.id}`])
  expect(await after.client.lab.open({ exercise })).toEqual(session)
})

test('one whose hosts are gone is closed, and what is left of it removed', async () => {
  const before = await stage.engine()
  const session = await before.client.lab.open({ exercise })
  await stage.end(before)
  stage.docker.kill(session.id)
  stage.docker.asked.length = 0
  const after = await stage.engine()
  await labIs(after, 'closed')
  expect(stage.docker.asked).toEqual(expect.arrayContaining([`remove ${session.id}`, 'sweep']))
  expect((await after.client.lab.open({ exercise })).seed).toBe(session.seed)
})

test('the app sees what the command line opens, resets and closes', async () => {
  const app = await stage.engine()
  await labIs(app, 'closed')
  const cli = await stage.engine({ openedBy: 'cli' })
  const opened = await cli.client.lab.open({ exercise })
  expect(await labIs(app, 'open')).toEqual({ kind: 'open', session: opened })
  const reset = await cli.client.lab.reset({ exercise })
  expect(
    await first(
      app.client.lab.watch({ exercise }),
      (state) => state.kind === 'open' && state.session.id === reset.id,
    ),
  ).toBeDefined()
  await cli.client.lab.close({ exercise })
  await labIs(app, 'closed')
})

test('a lab whose hosts another process is replacing is left alone until that is over', async () => {
  const app = await stage.engine()
  const session = await app.client.lab.open({ exercise })
  const raw = new BetterSqlite3(join(stage.home, PROGRESS_FILE))
  const mark = raw.prepare('update sessions set busy_pid = ?, busy_until = ? where id = ?')
  mark.run(process.ppid, new Date(Date.now() + 60_000).toISOString(), session.id)
  expect(await labIs(app, 'resetting')).toMatchObject({ session: { id: session.id } })
  for (const call of [app.client.lab.reset, app.client.lab.startOver, app.client.lab.open]) {
    await expect(call({ exercise })).rejects.toThrow(trouble('lab-busy'))
  }
  mark.run(null, null, session.id)
  expect(await labIs(app, 'open')).toEqual({ kind: 'open', session })
  raw.close()
})

test('the command line works on the lab that the app opened, and leaves it open', async () => {
  const app = await stage.engine()
  const session = await app.client.lab.open({ exercise })
  const cli = await stage.engine({ openedBy: 'cli' })
  expect(await cli.client.lab.list()).toEqual([session])
  await cli.exec({ host: 'master' }, ['id', '-u'])
  expect(stage.docker.asked).toContain('exec master id -u')
  await expect(cli.exec({ host: 'mars' }, ['id'])).rejects.toThrow(/no host "mars".*master, client/)
  await stage.end(cli, { closeLabs: true })
  expect(stage.docker.labs.size).toBe(1)
  await labIs(app, 'open')
})

test('what the command line achieved shows in the app', async () => {
  const app = await stage.engine()
  await app.client.lab.open({ exercise })
  const cli = await stage.engine({ openedBy: 'cli' })
  const states = await app.client.grading.watch({ exercise })
  stage.played.results.one = 'pass'
  const verdict = await cli.client.grading.check({ exercise })
  const at = verdict.tasks[0]!.achieved
  expect(at).not.toBeNull()
  stage.played.results.one = 'fail'
  stage.docker.change()
  await until(
    states,
    ({ verdict }) => verdict?.tasks[0]?.status === 'fail' && verdict.tasks[0].achieved === at,
  )
  await states.return?.()
})

test('closing the app removes its lab where that is wanted', async () => {
  const app = await stage.engine()
  await app.client.lab.open({ exercise })
  await stage.end(app, { closeLabs: true })
  expect(stage.docker.labs.size).toBe(0)
  const next = await stage.engine()
  await labIs(next, 'closed')
})

test('naming no exercise works with one open lab only', async () => {
  const cli = await stage.engine({
    openedBy: 'cli',
    exercises: [stage.played.definition, playExercise('second').definition],
  })
  await expect(cli.exec({ host: 'master' }, ['true'])).rejects.toThrow(/No lab is open/)
  await cli.client.lab.open({ exercise })
  await cli.exec({ host: 'master' }, ['true'])
  await cli.client.lab.open({ exercise: 'second' })
  await expect(cli.exec({ host: 'master' }, ['true'])).rejects.toThrow(/Several labs are open/)
})

test('a progress file that can’t be used does not keep anybody from working', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  writeFileSync(join(stage.home, PROGRESS_FILE), 'rubbish'.repeat(1000))
  const { client } = await stage.engine()
  await client.lab.open({ exercise })
  expect(await client.system.doctor()).toContainEqual(
    expect.objectContaining({ id: 'progress', status: 'warning' }),
  )
  log.mockRestore()
})
