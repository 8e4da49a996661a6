import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { cves } from '../../content/cves.ts'
import { CveTimeline } from './CveTimeline.tsx'

const html = renderToStaticMarkup(<CveTimeline />)

test('every flaw is there, with its record to read', () => {
  expect(html).toContain(`${cves.length} of ${cves.length} flaws`)
  for (const { id } of cves) expect(html).toContain(`href="https://www.cve.org/CVERecord?id=${id}"`)
})

test('every filter has a name', () => {
  for (const label of ['Part', 'Kind', 'Year', 'Words']) expect(html).toContain(`>${label}<`)
})
