import { expect, test } from 'vitest'
import { sayTo } from './say.ts'

test('steps are told at once, details only when nothing else was told for a while', () => {
  let time = 0
  const lines: string[] = []
  const { say, detail } = sayTo(
    (line) => lines.push(line),
    () => time,
  )
  say('Building')
  time = 3_000
  detail('Unpacking libc6')
  time = 11_400
  detail('  Unpacking bash\r')
  time = 12_000
  detail('Unpacking dash')
  expect(lines).toEqual(['   0 s  Building', '  11 s    Unpacking bash'])
})
