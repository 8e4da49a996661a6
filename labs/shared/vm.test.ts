import { expect, test } from 'vitest'
import { render } from '../../contract/index.ts'
import { judgeVm } from './judge-vm.ts'
import { hostDouble } from './probe-double.ts'
import { body, qemu, vmAnswers, vmHost } from './vm-double.ts'
import { observeVm, runInVm } from './vm.ts'

const PORT = 18_200
const TOKEN = 'birch-12345'

async function judged(over: Parameters<typeof hostDouble>[1]) {
  const { status, summary } = judgeVm(await observeVm(hostDouble('master', over), PORT), TOKEN)
  return { status, summary: render(summary) }
}

test('one that runs and answers', async () => {
  const seen = await observeVm(
    hostDouble(
      'master',
      vmHost(() => body(vmAnswers())),
    ),
    PORT,
  )
  expect(seen).toMatchObject({ changed: [], said: null, process: { pid: 300, resident: 240 * 1024 * 1024 } })
  expect(judgeVm(seen, TOKEN).status).toBe('pass')
  expect(judgeVm(seen, 'a-neighbours').status).toBe('fail')
})

test('nobody listens', async () => {
  expect(await judged({})).toEqual({ status: 'fail', summary: expect.stringContaining('does not run') })
})

const answering = () => body(vmAnswers())
const otherKernel = qemu({ args: ['qemu', '-kernel', '/root/vmlinuz', '-initrd', '/srv/vm/initramfs'] })
test.each([
  ['another program', vmHost(answering, qemu({ exe: '/usr/bin/python3' })), 'is not the virtual machine'],
  ['another kernel', vmHost(answering, otherKernel), 'is not the virtual machine'],
  ['no options at all', vmHost(answering, qemu({ args: [] })), 'is not the virtual machine'],
  ['an emulator that was changed', vmHost(answering, qemu(), 2000), 'was changed'],
  [
    'a program that let go of what it was started from',
    vmHost(answering, qemu({ inode: '9:9' })),
    'was changed',
  ],
  [
    'an emulator with something mounted over it',
    vmHost(
      answering,
      qemu(),
      500,
      '21 1 0:30 / / rw - overlay overlay rw\n22 21 0:30 /usr/bin/python3 /usr/bin/qemu-system-x86_64 rw - overlay overlay rw\n',
    ),
    'was changed',
  ],
  ['no answer', vmHost(() => ({ kind: 'timeout', message: 'no answer' })), 'does not answer'],
  ['an answer that is none', vmHost(() => body('<h1>It works</h1>')), 'does not answer'],
  ['half an answer', vmHost(() => body({ ...vmAnswers(), bootSeconds: 'four' })), 'does not answer'],
])('%s is no virtual machine', async (_, over, sentence) => {
  expect(await judged(over)).toEqual({ status: 'fail', summary: expect.stringContaining(sentence) })
})

test('a file that is gone counts as changed', async () => {
  const seen = await observeVm(
    hostDouble('master', { ...vmHost(answering), stat: async () => undefined }),
    PORT,
  )
  expect(seen.changed).toHaveLength(3)
})

test('commands are sent in hexadecimal digits', async () => {
  const paths: string[] = []
  const host = hostDouble(
    'master',
    vmHost((path) => {
      paths.push(path)
      return body('hello')
    }),
  )
  expect(await runInVm(host, PORT, 'ls /')).toBe('hello')
  expect(paths).toEqual(['/cgi-bin/run?6c73202f'])
  expect(await runInVm(hostDouble('master'), PORT, 'ls')).toBeNull()
})
