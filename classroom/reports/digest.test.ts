import { expect, test } from 'vitest'
import type { Report } from '../../contract/class/index.ts'
import { toldLab } from '../testing/reporting-device.ts'
import { digestOf } from './digest.ts'

test('of parameters that no lab of the course has, few and short ones are kept', () => {
  const many = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`p${at}`, `value-${at}`]))
  const params = { port: '21111', long: 'x'.repeat(501), [`n${'x'.repeat(60)}`]: 'y', ...many }
  const digest = digestOf(toldLab('played', { params }) as Report)
  const kept = digest.kind === 'lab' ? digest.params : {}
  expect(Object.keys(kept)).toHaveLength(64)
  expect(kept).toMatchObject({ port: '21111' })
  expect(kept).not.toHaveProperty('long')
})
