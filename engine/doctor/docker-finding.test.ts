import { expect, test } from 'vitest'
import { type Trouble, msg, render } from '../../contract/index.ts'
import { type DockerMeans, commandsFor, dockerFinding, systemNames } from './docker-finding.ts'

const debian: DockerMeans = {
  platform: 'linux',
  system: ['debian'],
  user: 'mei',
  isInstalled: false,
  mayInstall: false,
  mayStart: false,
}

const failed = (code: string) => {
  const trouble: Trouble = { code, what: msg`What.`, means: msg`Means.`, todo: msg`Todo.` }
  return { kind: 'failed', trouble } as const
}
const finding = (code: string, means: Partial<DockerMeans> = {}) =>
  dockerFinding(failed(code), { ...debian, ...means })
const label = (code: string, means: Partial<DockerMeans>) => {
  const { repair } = finding(code, means)
  return repair && render(repair.label)
}

test('Docker is installed from here only where packages may be', () => {
  expect(label('docker-missing', { mayInstall: true })).toBe('Install Docker')
  expect(label('docker-missing', { mayInstall: false })).toBeUndefined()
  expect(finding('docker-missing').commands).toContain('sudo apt-get install docker.io')
  expect(label('docker-missing', { platform: 'darwin', mayInstall: true })).toBeUndefined()
})

test('what is installed is started where that is allowed', () => {
  expect(label('docker-missing', { isInstalled: true, mayStart: true })).toBe('Start Docker')
  expect(finding('docker-not-started', { isInstalled: true }).commands).toEqual([
    'sudo systemctl start docker',
  ])
})

test('no permission: a command, and what the group means; nothing is done for anybody', () => {
  const { commands, detail, repair } = finding('docker-denied', { mayInstall: true, mayStart: true })
  expect(commands).toEqual(['sudo usermod -aG docker mei'])
  expect(render(detail)).toContain('become root')
  expect(repair).toBeUndefined()
})

test('another trouble with an engine that was named is left to the person', () => {
  const { commands, repair } = finding('docker-named-absent', { mayInstall: true })
  expect([commands, repair]).toEqual([undefined, undefined])
})

test.each([
  ['linux', 'ID=ubuntu\nID_LIKE=debian\n', 'sudo apt-get install docker.io'],
  ['linux', 'ID=fedora\n', 'sudo dnf install moby-engine'],
  ['linux', 'ID="opensuse-leap"\nID_LIKE="suse opensuse"\n', 'sudo zypper install docker'],
  ['linux', 'ID=manjaro\nID_LIKE=arch\n', 'sudo pacman -S docker'],
  ['linux', 'ID=alpine\n', 'sudo apk add docker'],
  ['darwin', '', 'brew install --cask docker-desktop'],
  ['win32', '', 'winget install Docker.DockerDesktop'],
  ['linux', 'ID=unheard-of\n', undefined],
] as const)('how to install it: %s %j', (platform, osRelease, command) => {
  expect(commandsFor({ ...debian, platform, system: systemNames(osRelease) })[0]).toBe(command)
})
