import { CsvError, parse } from 'csv-parse/sync'
import { PersonName, RosterId, type RosterLine } from '../../contract/class/index.ts'
import { type Known, findPerson, idKey } from './names.ts'
import { accountTroubles } from './troubles.ts'

/** Headings without what isn't a letter, in small letters: as Canvas, Moodle, PrairieLearn and people write them. */
const HEADINGS = {
  name: ['name', 'fullname', 'student', 'studentname', 'displayname', 'learner', '姓名', '名字', '学生姓名'],
  first: ['firstname', 'first', 'givenname', 'forename', 'vorname', '名'],
  last: ['lastname', 'last', 'surname', 'familyname', 'nachname', '姓'],
  id: [
    ...[
      'id',
      'studentid',
      'studentno',
      'studentnumber',
      'rosterid',
      'uid',
      'userid',
      'sisuserid',
      'idnumber',
    ],
    ...['matriculationnumber', 'matrikelnummer', 'matriculation', 'number', 'sid', '学号', '编号'],
  ],
  login: ['sisloginid', 'loginid', 'login', 'username', 'user', 'netid', '用户名'],
  email: ['email', 'emailaddress', 'mail', 'mailaddress', 'primaryemail', '邮箱', '电子邮件', '电子邮箱'],
} as const

interface Row {
  line: number
  name: string
  rosterId: string | null
}

/** The people of a CSV file. Throws TroubleError where it can't be read, or nothing in it is a name. */
export function readRoster(csv: string): Row[] {
  const rows = parseCsv(csv)
  const [headings, ...people] = rows
  const columns = headings?.record.map((heading) => heading.toLowerCase().replace(/[^\p{L}]/gu, '')) ?? []
  const column = (names: readonly string[]) => columns.findIndex((heading) => names.includes(heading))
  const at = {
    name: column(HEADINGS.name),
    first: column(HEADINGS.first),
    last: column(HEADINGS.last),
    // What an institution calls the id comes before what a person signs in with, and that before an address.
    id: [HEADINGS.id, HEADINGS.login, HEADINGS.email].map(column).find((index) => index >= 0) ?? -1,
  }
  if (at.name < 0 && at.first < 0 && at.last < 0) throw accountTroubles.noNames()
  return people.map(({ line, record }) => {
    const cell = (index: number) => record[index]?.trim() ?? ''
    const name = cell(at.name) || wholeName(cell(at.first), cell(at.last))
    return { line, name, rosterId: cell(at.id) || null }
  })
}

function parseCsv(csv: string): { line: number; record: string[] }[] {
  const text = csv.replace(/^\uFEFF/, '')
  const [first = ''] = text.trimStart().split(/[\r\n]/, 1)
  const delimiter = [',', ';', '\t'].toSorted((a, b) => first.split(b).length - first.split(a).length)[0]
  try {
    // Its types don't know what `info` does.
    const rows = parse(text, {
      ...{ delimiter, info: true, relax_column_count: true, skip_empty_lines: true },
      skip_records_with_empty_values: true,
    }) as unknown as { info: { lines: number }; record: string[] }[]
    return rows.map(({ info, record }) => ({ line: info.lines, record }))
  } catch (error) {
    if (error instanceof CsvError) throw accountTroubles.unreadableList(Number(error['lines']) || 1)
    throw error
  }
}

/** Chinese names begin with the family's, and have no space. */
function wholeName(first: string, last: string): string {
  const isHan = /^\p{Script=Han}+$/u.test(first + last)
  return isHan ? last + first : `${first} ${last}`.trim()
}

/** What is to be done for one line: `person` is who of the class it is. */
export interface Planned {
  line: RosterLine
  do: { add: { name: string; rosterId: string | null } } | { change: Known } | null
}

/**
 * What a roster makes of the class. Nobody is removed; who is in it without an id gets the one of their name. An id that
 * `taken` says is staff's is refused.
 */
export function planRoster(
  rows: readonly Row[],
  learners: readonly Known[],
  taken: readonly string[],
): Planned[] {
  const seen = new Set(taken.map(idKey))
  let known = [...learners]
  return rows.map((row) => {
    const said = (what: RosterLine['what'], why?: RosterLine['why']): RosterLine => ({ ...row, what, why })
    const refused = (why: RosterLine['why']): Planned => ({ line: said('refused', why), do: null })
    if (row.name === '') return refused('no-name')
    const name = PersonName.safeParse(row.name).data?.normalize('NFC')
    if (name === undefined) return refused('bad-name')
    const rosterId = row.rosterId === null ? null : RosterId.safeParse(row.rosterId).data
    if (rosterId === undefined) return refused('bad-id')
    if (rosterId !== null) {
      if (seen.has(idKey(rosterId))) return refused('id-twice')
      seen.add(idKey(rosterId))
    }
    const found = findPerson(known, { name, rosterId })
    // Several of that name, and no id: which of them it is, nobody can tell, and one more would be none the clearer.
    if (found.kind === 'several' && rosterId === null) return { line: said('known'), do: null }
    // Two lines of one name, one of them with an id, are two people.
    const isNew = found.kind === 'one' && found.person.id === '' && rosterId !== found.person.rosterId
    if (found.kind !== 'one' || isNew) {
      known = [...known, { id: '', name, rosterId }]
      return { line: said('added'), do: { add: { name, rosterId } } }
    }
    const { person } = found
    const change = { id: person.id, name, rosterId: person.rosterId ?? rosterId }
    if (person.name === change.name && person.rosterId === change.rosterId)
      return { line: said('known'), do: null }
    known = known.map((other) => (other === person ? change : other))
    return { line: said(person.name === name ? 'known' : 'renamed'), do: { change } }
  })
}
