import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dockerClient } from './docker-engine.ts'
import type { LabHosts, RunningLab } from './lab-hosts.ts'
import { surveyText } from './probe/survey-text.ts'
import { asRoot, dockerForTests, labHostsForTests, plainSpec, testInstallation } from './testing.ts'

/** Root on a lab host sets traps for those who look at it from outside. */
const never = new AbortController().signal
let hosts: LabHosts
let lab: RunningLab
let outerId: string

const spec = { ...plainSpec('hostile'), topology: ['master'] }

beforeAll(async () => {
  outerId = (await dockerClient(await dockerForTests()).info()).ID
  hosts = await labHostsForTests(testInstallation())
  lab = await hosts.open(spec, () => {}, never)
}, 600_000)

afterAll(async () => {
  await lab.release()
  await hosts.remove(lab.session.id)
  await hosts.dispose()
})

const root = (script: string) => asRoot(lab, script)

const master = () => lab.probe.host('master')

/** Puts the real socket back. */
beforeEach(() =>
  root(
    'systemctl stop docker.socket docker.service; systemctl reset-failed; rm -rf /run/docker.sock; systemctl start docker.socket docker.service',
  ),
)

test('the tunnel reaches the lab host’s daemon, not the one that runs the lab', async () => {
  const answer = await master().daemon({ path: '/info' })
  if (answer.kind !== 'answered') throw new Error(JSON.stringify(answer))
  expect((JSON.parse(answer.body) as { ID: string }).ID).not.toBe(outerId)
})

const links = [
  '/var/run/docker.sock',
  '/run/docker.real',
  '/proc/1/root/run/docker.sock',
  '/lab/run/docker.real',
  '../run/docker.real',
]
test.each(links)('a link to %s in the socket’s place is refused', async (target) => {
  await root(`mv /run/docker.sock /run/docker.real; ln -s ${target} /run/docker.sock`)
  expect(await master().daemon({ path: '/info' })).toEqual({
    kind: 'refused',
    message: '/run/docker.sock is not a socket',
  })
  expect(await master().daemonIdentity()).toEqual({
    kind: 'absent',
    reason: '/run/docker.sock is not a socket',
  })
})

test('another program on the socket is found out', async () => {
  await root(`rm /run/docker.sock
    cat > /tmp/fake.py <<'PY'
import socket, threading
s = socket.socket(socket.AF_UNIX); s.bind('/run/docker.sock'); s.listen()
def serve(c):
    while c.recv(4096):
        c.sendall(b'HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nOK')
while True:
    threading.Thread(target=serve, args=(s.accept()[0],), daemon=True).start()
PY
    setsid python3 /tmp/fake.py </dev/null >/dev/null 2>&1 &
    until [ -S /run/docker.sock ]; do sleep 0.1; done; sleep 0.3`)
  const identity = await master().daemonIdentity()
  expect(identity.kind).toBe('impostor')
  expect('reason' in identity && identity.reason).toMatch(/python3.* answers on \/run\/docker\.sock/)
  await root('pkill -f fake.py')
})

test('a copy of another program under the daemon’s name is found out', async () => {
  await root(`systemctl stop docker.socket docker.service; rm -f /run/docker.sock; mkdir -p /opt/x
    cp /usr/bin/python3 /opt/x/dockerd
    setsid /opt/x/dockerd /tmp/fake.py </dev/null >/dev/null 2>&1 &
    until [ -S /run/docker.sock ]; do sleep 0.1; done; sleep 0.3`)
  expect(await master().daemonIdentity()).toMatchObject({
    kind: 'impostor',
    process: { exe: '/opt/x/dockerd' },
  })
  await root('pkill -f fake.py')
})

test('a stopped daemon is absent', async () => {
  await root('systemctl stop docker.socket docker.service')
  expect((await master().daemonIdentity()).kind).toBe('absent')
})

test('links in files lead nowhere outside the lab host', async () => {
  await root(
    `ln -sfn ../../../../../../../../etc /root/up; ln -sfn /proc/1/root/etc /root/proc; ln -sfn /etc/hostname /root/absolute; ln -sfn /root/loop /root/loop`,
  )
  expect(await master().readFile('/root/up/hostname')).toBe('master\n')
  expect(await master().readFile('/root/absolute')).toBe('master\n')
  expect(await master().readFile('/root/../../../../etc/hostname')).toBe('master\n')
  // A magic link is read as the text that it shows, inside the lab host.
  expect(await master().readFile('/root/proc/hostname')).toBe('master\n')
  await expect(master().readFile('/root/loop')).rejects.toThrow('Too many levels of symbolic links')
  // The probe's own files are not the lab host's.
  expect(await master().stat('/agent/agent.py')).toBeUndefined()
})

test('what is no file does not hold us up', async () => {
  await root(
    'rm -f /root/pipe; mkfifo /root/pipe; ln -sfn /dev/zero /root/zero; head -c 600000 /dev/zero > /root/large',
  )
  expect(await master().readFile('/root/pipe')).toBeUndefined()
  expect(await master().readFile('/root/zero')).toBeUndefined()
  expect((await master().readFile('/root/large'))?.length).toBe(512 * 1024)
})

test('a probe that root has killed is started again', async () => {
  await master().listeners()
  await root('pkill -9 -f "[/]agent/"; sleep 0.5')
  await expect
    .poll(
      async () =>
        (
          await master()
            .daemonIdentity()
            .catch(() => undefined)
        )?.kind,
      { timeout: 30_000 },
    )
    .toBe('genuine')
})

test('root ends the process that surveys: whoever asks next gets another, with an agent of its own', async () => {
  const nothing = { groupFiles: [], texts: [], stats: [] }
  const agent = await lab.agent('master')
  const { pid } = await agent.request<{ pid: number }>({ op: 'hello' })
  await root(`pkill -KILL --parent ${pid}`)
  await expect(surveyText(agent, 'survey', nothing)).rejects.toThrow(/stopped answering/)
  const survey = JSON.parse(await surveyText(await lab.agent('master'), 'survey', nothing)) as {
    processes: { pid: number; args: string[] }[]
  }
  expect(survey.processes.map((each) => each.pid)).toContain(1)
  // Nothing of ours is left, nor seen.
  await root(`! kill -0 ${pid}`)
  expect(survey.processes.flatMap(({ args }) => args)).not.toContain('/agent/agent.py')
})
