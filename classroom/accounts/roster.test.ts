import { expect, test } from 'vitest'
import { TroubleError } from '../../engine/hosts/lab-hosts.ts'
import { planRoster, readRoster } from './roster.ts'

const people = (csv: string) => readRoster(csv).map(({ name, rosterId }) => [name, rosterId])
const codeOf = (work: () => unknown) => {
  try {
    return work()
  } catch (error) {
    return error instanceof TroubleError ? error.trouble.code : error
  }
}

test.each([
  ['a plain one', 'Name,ID\nAda Lovelace,17\n', [['Ada Lovelace', '17']]],
  [
    'of a spreadsheet in Europe',
    '\uFEFFVorname;Nachname;Matrikelnummer\r\nÄnne;Groß;007\r\n',
    [['Änne Groß', '007']],
  ],
  ['with tabs', 'Full name\tE-mail\nAda\tada@example.org\n', [['Ada', 'ada@example.org']]],
  ['of Canvas', 'Student,ID,SIS User ID,SIS Login ID\n"Lovelace, Ada",5,u17,ada\n', [['Lovelace, Ada', '5']]],
  [
    'of Moodle',
    'First name,Last name,ID number,Email address\nAda,Lovelace,17,a@b\n',
    [['Ada Lovelace', '17']],
  ],
  ['a login before an address', 'name,email,Username\nAda,a@b.c,ada\n', [['Ada', 'ada']]],
  ['Chinese', '姓名,学号\n李伟,2026001\n', [['李伟', '2026001']]],
  [
    'Chinese, in two columns',
    '姓,名,学号\n李,伟,1\nLovelace,Ada,2\n',
    [
      ['李伟', '1'],
      ['Ada Lovelace', '2'],
    ],
  ],
  [
    'names only',
    'NAME\nAda\n\n  \nBen\n',
    [
      ['Ada', null],
      ['Ben', null],
    ],
  ],
  [
    'with quotes and line breaks in them',
    'Name,ID\n"Ada ""A."" L.","1"\n"Ben\nB.",2\n',
    [
      ['Ada "A." L.', '1'],
      ['Ben\nB.', '2'],
    ],
  ],
  [
    'with short and long lines',
    'Name,ID\nAda\nBen,2,more\n',
    [
      ['Ada', null],
      ['Ben', '2'],
    ],
  ],
])('a list is read: %s', (_what, csv, expected) => {
  expect(people(csv)).toEqual(expected)
})

test('what can’t be read says so', () => {
  expect(codeOf(() => readRoster('Ada,17\nBen,18\n'))).toBe('roster-without-names')
  expect(codeOf(() => readRoster(''))).toBe('roster-without-names')
  expect(codeOf(() => readRoster('Name,ID\n"Ada,17\n'))).toBe('roster-unreadable')
})

test('lines are counted as an editor does', () => {
  expect(readRoster('Name\nAda\n\nBen\n').map(({ line }) => line)).toEqual([2, 4])
})

test('what becomes of each line', () => {
  const learners = [
    { id: 'a', name: 'Ada', rosterId: '1' },
    { id: 'b', name: 'Ben', rosterId: null },
    { id: 'c1', name: 'Chris', rosterId: null },
    { id: 'c2', name: 'Chris', rosterId: null },
  ]
  const rows = readRoster(
    'Name,ID\nAda,1\nAda L.,1\nADA,2\nben,b@x\nChris,\nChris,3\n,4\n\u202Eevil,5\nDan,staff\nEve,6\nEve,7\nEve,\nFay\u0007,8\n',
  )
  const plan = planRoster(rows, learners, ['STAFF'])
  expect(plan.map(({ line: { what, why }, do: act }) => [what, why, act])).toEqual([
    ['known', undefined, null],
    ['refused', 'id-twice', null],
    ['added', undefined, { add: { name: 'ADA', rosterId: '2' } }],
    ['renamed', undefined, { change: { id: 'b', name: 'ben', rosterId: 'b@x' } }],
    ['known', undefined, null],
    ['added', undefined, { add: { name: 'Chris', rosterId: '3' } }],
    ['refused', 'no-name', null],
    ['refused', 'bad-name', null],
    ['refused', 'id-twice', null],
    ['added', undefined, { add: { name: 'Eve', rosterId: '6' } }],
    ['added', undefined, { add: { name: 'Eve', rosterId: '7' } }],
    ['known', undefined, null],
    ['refused', 'bad-name', null],
  ])
})

test('the same list twice adds nobody', () => {
  const rows = readRoster('Name,ID\nAda,1\nAda,2\nBen,\n')
  const first = planRoster(rows, [], [])
  const now = first.flatMap(({ do: act }, index) =>
    act && 'add' in act ? [{ id: `p${index}`, ...act.add }] : [],
  )
  expect(now).toHaveLength(3)
  expect(planRoster(rows, now, []).map(({ line }) => line.what)).toEqual(['known', 'known', 'known'])
})
