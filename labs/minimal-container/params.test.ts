import { expect, test } from 'vitest'
import { Params } from '../../contract/index.ts'
import { randomDouble } from '../shared/random-double.ts'
import { drawParams } from './params.ts'

test.each(Array.from({ length: 40 }, (_, seed) => seed))(
  'seed %i: names that Docker and a shell take',
  (seed) => {
    const params = drawParams(randomDouble(seed))
    expect(Params.parse(params)).toEqual(params)
    expect(params.service).toMatch(/^[a-z]{3,}$/)
    expect(params.image).toMatch(/^lab\/[a-z]+$/)
    expect(params.password).toMatch(/^[a-z]+-\d{5}$/)
    // It stands in a quoted shell word and is looked for in a page.
    expect(params.notice).toMatch(/^[A-Za-z0-9 .]+$/)
    expect(new Set([params.port, params.sshPort]).size).toBe(2)
  },
)
