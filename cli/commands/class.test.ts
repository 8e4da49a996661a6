import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { GradeBook } from '../../classroom/grades/grade-book.ts'
import {
  EvidenceFile,
  EvidencePayload,
  evidenceKey,
  keyFingerprint,
  signEvidence,
} from '../../classroom/grades/evidence.ts'
import { describeOnBoth } from '../../classroom/testing/databases.ts'
import { everything } from '../../classroom/testing/sample-class.ts'
import { speak } from '../language.ts'
import { EXERCISE, type LeftClass, leaveClass, runClassCommand as run } from '../testing/class-commands.ts'

/** Tasks have 25, 35 and 40 points, the attack 10 where all tasks pass, and all of it weighs twice. */
const ADA = 2 * (25 + 40)
const BEN = 2 * 25
const ALL = 2 * (25 + 35 + 40 + 10)

const folder = mkdtempSync(join(tmpdir(), 'bulkhead-class-commands-'))
const homes: string[] = [folder]
let files = 0
const newPath = (name: string) => join(folder, `${(files += 1)}-${name}`)
afterEach(() => speak('en'))
afterAll(() => {
  for (const home of homes) rmSync(home, { recursive: true, force: true })
})

async function left(database: string): Promise<LeftClass> {
  const made = await leaveClass(database)
  homes.push(made.home)
  return made
}
/** Nothing that opens a class, or names a learner's machine to it, was printed. */
function expectNoSecrets(text: string, { home, code, learners }: LeftClass): void {
  const secrets = [code, evidenceKey(home).key.export({ type: 'pkcs8', format: 'der' }).toString('base64')]
  for (const secret of [...secrets, ...learners.map(({ token }) => token)]) expect(text).not.toContain(secret)
}

describeOnBoth('the commands of a class', ({ fresh, open }) => {
  let school: LeftClass
  beforeAll(async () => {
    school = await left(await fresh())
  }, 60_000)

  test('its grades, in every format that is for all', async () => {
    for (const format of ['csv', 'json', 'junit', 'gradescope', 'prairielearn']) {
      const out = newPath(`grades.${format}`)
      const ran = await run('class', 'grades', '--format', format, '--out', out, ...school.place)
      expect(ran).toEqual({ status: 0, stdout: '', stderr: `Written: ${out}\n` })
      expect(statSync(out).mode & 0o777).toBe(0o600)
    }
  })

  test('what the grades say follows from what was reported', async () => {
    const json = newPath('grades.json')
    await run('class', 'grades', '--format', 'json', '--out', json, ...school.place)
    const { className, learners } = GradeBook.parse(JSON.parse(readFileSync(json, 'utf8')))
    expect(className).toBe('Docker 101')
    expect(learners.map(({ name, score, maxScore }) => ({ name, score, maxScore }))).toEqual([
      { name: 'Ada Lovelace', score: ADA, maxScore: ALL },
      { name: 'Ben 李', score: BEN, maxScore: ALL },
    ])
    const [grade] = learners[0]?.exercises ?? []
    expect(grade?.attempt).toMatchObject({ outcome: 'refused', isWhole: false, points: 0, maxPoints: 10 })
    expect(grade?.tasks.map(({ id, status }) => [id, status])).toEqual([
      ['root-outside', 'achieved'],
      ['refused-by-default', 'missing'],
      ['closed', 'achieved'],
    ])

    const csv = newPath('grades.csv')
    await run('class', 'grades', '--out', csv, ...school.place)
    const [head, ada, ben, ...rest] = readFileSync(csv, 'utf8').trimEnd().split('\n')
    expect(head).toMatch(/^assignment,duedate,timestamp,student_id,/)
    expect(ada).toMatch(new RegExp(`^${EXERCISE},,[^,]+,1815,Lovelace,Ada,,${ADA},0,${ADA},${ALL}$`))
    expect(ben).toMatch(new RegExp(`^${EXERCISE},,[^,]+,1816,李,Ben,,${BEN},0,${BEN},${ALL}$`))
    expect(rest).toEqual([])

    const zip = newPath('gradescope.zip')
    await run('class', 'grades', '--format', 'gradescope', '--out', zip, ...school.place)
    const results = Object.entries(unzipSync(readFileSync(zip))).map(
      ([path, bytes]) => [path, (JSON.parse(strFromU8(bytes)) as { score: number }).score] as const,
    )
    expect(results).toEqual(
      school.learners.map(({ id, rosterId }, index) => [
        `${EXERCISE}/${rosterId}_${id}/results.json`,
        [ADA, BEN][index],
      ]),
    )
  })

  test('grades of one learner, by either id; of nobody, that is told', async () => {
    const [ada, ben] = school.learners
    for (const id of [ada?.rosterId ?? '', ada?.id ?? '']) {
      const out = newPath('one.csv')
      expect((await run('class', 'grades', '--learner', id, '--out', out, ...school.place)).status).toBe(0)
      const text = readFileSync(out, 'utf8')
      expect(text).toContain('Lovelace')
      expect(text).not.toContain(ben?.rosterId)
    }
    const out = newPath('nobody.csv')
    const ran = await run('class', 'grades', '--learner', '4711', '--out', out, ...school.place)
    expect(ran).toMatchObject({ status: 64, stdout: '' })
    expect(ran.stderr).toContain('There is no learner “4711” in this class.')
    expect(existsSync(out)).toBe(false)
  })

  test('evidence of all into a folder, and each holds', async () => {
    const out = newPath('evidence')
    const ran = await run('class', 'grades', '--format', 'evidence', '--out', out, ...school.place)
    expect(ran.status).toBe(0)
    const fingerprint = keyFingerprint(evidenceKey(school.home).publicKey)
    expect(ran.stderr).toContain(fingerprint)
    expectNoSecrets(ran.stderr, school)
    const bundles = readdirSync(out).map((name) => join(out, name))
    expect(bundles).toHaveLength(2)
    for (const bundle of bundles) expectNoSecrets(readFileSync(bundle, 'utf8'), school)
    expect(await run('verify', ...bundles, '--key', fingerprint)).toMatchObject({ status: 0, stderr: '' })
  })

  test('a backup restores into an empty database, with the keys, and gives the same grades', async () => {
    const file = newPath('class.backup')
    const { publicKey } = evidenceKey(school.home)
    const saved = await run('class', 'backup', file, ...school.place)
    expect(saved).toMatchObject({ status: 0, stdout: '' })
    expect(saved.stderr).toContain('1 keys and certificates')
    expectNoSecrets(saved.stderr, school)
    expect(statSync(file).mode & 0o777).toBe(0o600)

    const place = ['--data', newPath('restored'), '--database', await fresh()]
    const restored = await run('class', 'restore', file, ...place)
    expect(restored).toMatchObject({ status: 0, stdout: '' })
    expectNoSecrets(restored.stderr, school)
    expect(await everything(await open(place[3]))).toEqual(await everything(await open(school.database)))
    expect(evidenceKey(place[1] ?? '').publicKey).toBe(publicKey)
    const grades = newPath('grades.csv')
    await run('class', 'grades', '--out', grades, ...place)
    const before = newPath('grades.csv')
    await run('class', 'grades', '--out', before, ...school.place)
    expect(readFileSync(grades, 'utf8')).toBe(readFileSync(before, 'utf8'))

    // A second time, there is a class already.
    const again = await run('class', 'restore', file, ...place)
    expect(again).toMatchObject({ status: 2, stdout: '' })
    expect(again.stderr).toMatch(/There is a class in .* already\.[^]*Nothing was changed\.\n {2}→ /)
    // And nothing that is there is written over by a backup.
    const over = await run('class', 'backup', file, ...school.place)
    expect(over).toMatchObject({ status: 64, stdout: '' })
    expect(over.stderr).toContain('is there already.')
  })
})

describe('what is no class, no backup, no evidence', () => {
  let school: LeftClass
  let bundle: string
  beforeAll(async () => {
    school = await left(join(mkdtempSync(join(folder, 'class-')), 'class.db'))
    bundle = newPath('ada.json')
    await run(
      'class',
      'grades',
      '--format',
      'evidence',
      '--learner',
      '1815',
      '--out',
      bundle,
      ...school.place,
    )
  }, 60_000)
  const lines: Record<string, string[]> = {
    backup: ['class', 'backup', join(folder, 'never')],
    grades: ['class', 'grades', '--out', join(folder, 'never')],
  }

  test.each(Object.entries(lines))('%s where no class is makes none', async (_, line) => {
    const nowhere = newPath('nowhere')
    const ran = await run(...line, '--data', nowhere)
    expect(ran).toMatchObject({ status: 64, stdout: '' })
    expect(ran.stderr).toContain(`There is no class at ${join(nowhere, 'class.db')}.`)
    expect([existsSync(nowhere), existsSync(line.at(-1) ?? '')]).toEqual([false, false])
    const chinese = await run(...line, '--data', nowhere, '--lang', 'zh-CN')
    expect(chinese.stderr).toContain('中没有班级')
  })

  test('a database that can’t be reached is told without its password', async () => {
    const there = 'postgres://me:s3cret@127.0.0.1:1/class?password=s3cret'
    const made = newPath('class.backup')
    await run('class', 'backup', made, ...school.place)
    const calls = [['class', 'restore', made], ...Object.values(lines)]
    for (const line of calls) {
      const ran = await run(...line, '--data', school.home, '--database', there)
      expect(ran).toMatchObject({ status: 2, stdout: '' })
      expect(ran.stderr).toContain('postgres://me:…@127.0.0.1:1/class')
      expect(ran.stderr).not.toContain('s3cret')
    }
  })

  test('what is no backup restores nothing', async () => {
    const file = newPath('letter.txt')
    writeFileSync(file, 'Dear class')
    const home = newPath('home')
    for (const [language, words] of [
      ['en', 'is no whole backup of a class'],
      ['zh-CN', '不是完整的班级备份'],
    ] as const) {
      const ran = await run('class', 'restore', file, '--data', home, '--lang', language)
      expect(ran).toMatchObject({ status: 2, stdout: '' })
      expect(ran.stderr).toContain(words)
    }
    const missing = await run('class', 'restore', newPath('missing'), '--data', home)
    expect(missing).toMatchObject({ status: 64, stdout: '' })
    expect(missing.stderr).toContain('There is no file')
  })

  test('verify: a bundle holds, and what that means is said', async () => {
    const fingerprint = keyFingerprint(evidenceKey(school.home).publicKey)
    const { status, stdout } = await run('verify', bundle)
    expect(status).toBe(0)
    expect(stdout).toMatch(/ada\.json: holds\n/)
    expect(stdout).toContain(
      `${ADA} of ${ALL} points, from 0 reports of hosted labs and 4 of the learner’s own machine`,
    )
    expect(stdout).toContain(fingerprint)
    expect(stdout).toContain('Anybody can sign with a key of their own')
    const known = await run('verify', bundle, '--key', fingerprint.toUpperCase().replace(/(..)(?!$)/g, '$1:'))
    expect(known.status).toBe(0)
    expect(known.stdout).not.toContain('Anybody can sign')
    const json = JSON.parse((await run('verify', bundle, '--json')).stdout) as object[]
    expect(json).toMatchObject([
      { holds: true, broken: [], fingerprint, reports: { own: 4, hosted: 0 }, grade: { score: ADA } },
    ])
  })

  test('verify: one that was tampered with does not, also among others that do', async () => {
    const file = EvidenceFile.parse(JSON.parse(readFileSync(bundle, 'utf8')))
    const tampered = newPath('tampered.json')
    const payload = file.payload.replace(`"score":${ADA}`, `"score":${ALL}`)
    expect(payload).not.toBe(file.payload)
    writeFileSync(tampered, JSON.stringify({ ...file, payload }))
    const ran = await run('verify', bundle, tampered)
    expect(ran.status).toBe(1)
    expect(ran.stdout).toMatch(/ada\.json: holds\n[^]*tampered\.json: does not hold\n/)
    expect(ran.stdout).toContain('the bundle was changed after it was signed')
    expect(ran.stdout).toContain('The grades do not follow from the reports.')
    const chinese = await run('verify', tampered, '--lang', 'zh-CN')
    expect(chinese.status).toBe(1)
    expect(chinese.stdout).toMatch(/tampered\.json：\s?不成立|tampered\.json: 不成立/)
  })

  test('verify: what a machine is called writes nothing to the terminal but its name', async () => {
    const file = EvidenceFile.parse(JSON.parse(readFileSync(bundle, 'utf8')))
    const payload = EvidencePayload.parse(JSON.parse(file.payload))
    for (const device of payload.devices) device.name = 'laptop\u001b[2K\u001b[1A'
    payload.reports = payload.reports.slice(1)
    const forged = newPath('named.json')
    writeFileSync(forged, signEvidence(payload, evidenceKey(school.home)))
    const { stdout } = await run('verify', forged)
    expect(stdout).toContain('“laptop”')
    expect(stdout).not.toContain('\u001b[2K')
  })

  test('verify: another class’s key, no key at all, and files that are none', async () => {
    const other = await run('verify', bundle, '--key', '0'.repeat(64))
    expect(other.status).toBe(1)
    expect(other.stdout).toContain('It was signed with another key than that of the class.')
    const noKey = await run('verify', bundle, '--key', 'abc')
    expect(noKey).toMatchObject({ status: 64, stdout: '' })
    const letter = newPath('letter.txt')
    writeFileSync(letter, 'Dear class')
    const none = await run('verify', letter)
    expect(none.status).toBe(1)
    expect(none.stdout).toContain('This is no bundle of evidence, or it was cut off.')
    const gone = await run('verify', newPath('gone'))
    expect(gone).toMatchObject({ status: 64, stdout: '' })
    expect(gone.stderr).toContain('can’t be read (ENOENT)')
  })
})
