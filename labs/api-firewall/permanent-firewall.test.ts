import { expect, test } from 'vitest'
import { hostDouble } from '../shared/probe-double.ts'
import { readPermanent } from './permanent-firewall.ts'

/** A host with these files; the probe finds what lies in a folder. */
function hostWith(files: Record<string, string>) {
  const info = (path: string) => ({
    path,
    type: 'file' as const,
    mode: 0o644,
    uid: 0,
    gid: 0,
    size: 1,
    changedAt: 0,
    inode: '1:1',
    othersCanRead: true,
  })
  return hostDouble('master', {
    readFile: async (path) => files[path],
    findFiles: async ({ roots, needle }) =>
      Object.entries(files)
        .filter(([path, text]) => roots.some((root) => path.startsWith(`${root}/`)) && text.includes(needle))
        .map(([path]) => info(path)),
  })
}

test('zones, and the services that they and their rules name, its own before those that were shipped', async () => {
  const read = await readPermanent(
    hostWith({
      '/etc/firewalld/firewalld.conf': '# DefaultZone=drop\nDefaultZone=office\n',
      '/etc/firewalld/zones/office.xml':
        '<zone><service name="ssh"/><rule><service name="own"/></rule></zone>',
      '/etc/firewalld/zones/office.xml.old': '<zone><service name="past"/></zone>',
      '/etc/firewalld/services/own.xml': '<service>mine</service>',
      '/usr/lib/firewalld/services/own.xml': '<service>theirs</service>',
      '/usr/lib/firewalld/services/ssh.xml': '<service/>',
    }),
  )
  expect(read).toMatchObject({ defaultZone: 'office', policies: {}, ipsets: {}, direct: null })
  expect(Object.keys(read.zones)).toEqual(['office'])
  expect(read.services).toEqual({ own: '<service>mine</service>', ssh: '<service/>' })
})

test('without files of its own, the default zone as it was shipped', async () => {
  const read = await readPermanent(hostWith({ '/usr/lib/firewalld/zones/public.xml': '<zone/>' }))
  expect(read).toMatchObject({ defaultZone: 'public', zones: { public: '<zone/>' } })
})
