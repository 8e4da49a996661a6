import { expect, test } from 'vitest'
import { loginAccounts, remapOf } from './remap-options.ts'

const tables = {
  subuid: 'dockremap:100000:65536\nhold:2000000:65536\n',
  subgid: 'dockremap:100000:65536\nhold:2100000:65536\n',
  passwd:
    'root:x:0:0:root:/root:/bin/bash\nhold:x:997:996::/:/usr/sbin/nologin\nada:x:1000:1000::/home/ada:/bin/sh\n',
  group: 'root:x:0:\nhold:x:996:\n',
}
const hold = {
  uids: [{ inside: 0, outside: 2000000, length: 65536 }],
  gids: [{ inside: 0, outside: 2100000, length: 65536 }],
}

test('told nothing, it maps nothing', () => {
  expect(remapOf(['dockerd', '-H', 'fd://'], undefined, tables)).toEqual({
    option: null,
    from: null,
    uids: [],
    gids: [],
  })
  expect(remapOf(['dockerd'], '{ not json', tables).option).toBeNull()
  expect(remapOf(['dockerd'], '{"userns-remap": ""}', tables).option).toBeNull()
})

test('default stands for dockremap', () => {
  expect(remapOf(['dockerd'], '{"userns-remap": "default"}', tables)).toMatchObject({
    option: 'default',
    from: 'file',
    uids: [{ outside: 100000 }],
  })
})

test('a user by name or number, with or without a group, as argument or in the file', () => {
  expect(remapOf(['dockerd', '--userns-remap=hold'], undefined, tables)).toEqual({
    option: 'hold',
    from: 'arguments',
    ...hold,
  })
  expect(remapOf(['dockerd', '--userns-remap', '997:996'], undefined, tables)).toMatchObject(hold)
  expect(remapOf(['dockerd'], '{"userns-remap": "hold:hold"}', tables)).toMatchObject(hold)
  expect(remapOf(['dockerd', '--userns-remap=gone'], undefined, tables)).toMatchObject({ uids: [], gids: [] })
})

test('accounts are those with a shell', () => {
  expect(loginAccounts(tables.passwd)).toEqual([
    { name: 'root', uid: 0 },
    { name: 'ada', uid: 1000 },
  ])
  expect(loginAccounts(undefined)).toEqual([])
})
