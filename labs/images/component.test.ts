import { expect, test } from 'vitest'
import { programText } from './component.ts'
import { params } from './test-observation.ts'

test('only the fixed version minds what it is asked for', () => {
  const { halfVersion, fixedVersion } = params
  expect(programText(params, fixedVersion)).toContain('case')
  expect(programText(params, halfVersion)).not.toContain('case')
})
