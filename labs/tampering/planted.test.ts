import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { FileInfo } from '../../contract/index.ts'
import { hostDouble } from '../shared/probe-double.ts'
import { findPlanted } from './planted.ts'
import { WIRE } from './wire.ts'

const hexOf = (text: string) => createHash('sha256').update(text).digest('hex')
const config = '{"config":{"Labels":{"release":"release-1"}},"rootfs":{}}'
const manifest = JSON.stringify({ config: { digest: `sha256:${hexOf(config)}` }, layers: [] })

function hostWith(blobs: Record<string, string>) {
  const files = Object.entries(blobs).map(
    ([hex, text]) => [`${WIRE}/blobs/sha256/${hex.slice(0, 2)}/${hex}/data`, text] as const,
  )
  return hostDouble('master', {
    findFiles: async ({ needle }) =>
      files.filter(([, text]) => text.includes(needle)).map(([path]) => ({ path }) as FileInfo),
    readFile: async (path) => files.find(([each]) => each === path)?.[1],
  })
}

test('an image is found by a word in its configuration', async () => {
  const host = hostWith({ [hexOf(config)]: config, [hexOf(manifest)]: manifest })
  expect(await findPlanted(host, 'release-1')).toEqual({
    digest: `sha256:${hexOf(manifest)}`,
    id: `sha256:${hexOf(config)}`,
  })
  expect(await findPlanted(host, 'release-2')).toBeNull()
})

test('what is not what its name says does not count', async () => {
  const host = hostWith({ ['f'.repeat(64)]: config, [hexOf(manifest)]: manifest })
  expect(await findPlanted(host, 'release-1')).toBeNull()
})
