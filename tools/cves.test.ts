import { expect, test } from 'vitest'
import { cves } from '../content/cves.ts'
import { render } from '../contract/message.ts'
import { old, recent } from '../labs/cves/known.ts'

test.each([...old, ...recent].map((known) => [known.id, known] as const))(
  '%s: the exercise knows the fixed versions that the lesson shows',
  (id, { component, fixed }) => {
    const shown = cves.find((each) => each.id === id)
    expect(shown?.component).toBe(component)
    // Pre-releases come before the version that they lead to, which is what a stable line is compared with.
    const versions = shown?.fixed
      .filter((each) => typeof each === 'string')
      .filter((each) => !/[A-Z]/.test(each))
      .map((each) => each.replace(/-rc.*/, ''))
    expect(versions).toEqual(fixed)
  },
)

test('each is complete, once, and the newest comes first', () => {
  expect(new Set(cves.map(({ id }) => id)).size).toBe(cves.length)
  expect(cves.map(({ published }) => published)).toEqual(
    cves
      .map(({ published }) => published)
      .sort()
      .reverse(),
  )
  for (const { id, published, fixed, title, cause, stop } of cves) {
    expect(id).toMatch(/^CVE-20\d\d-\d{4,5}$/)
    expect(published).toMatch(/^20\d\d-(0[1-9]|1[0-2])$/)
    expect(fixed.length).toBeGreaterThan(0)
    for (const text of [title, cause, stop]) expect(render(text).trim()).not.toBe('')
  }
})
