import { describe, expect, test } from 'vitest'
import { ruleOnDisk } from './boot-rules.ts'
import type { BootFile } from '../shared/boot-files.ts'
import type { Observation } from './observation.ts'
import { params, solved } from './test-observation.ts'

const enabled = (name: string) => [{ name, state: 'enabled' }]
const client = '10.80.1.30'

function found(files: BootFile[], change: (seen: Observation) => void = () => {}): boolean {
  const seen = solved()
  seen.disk.files = files
  change(seen)
  return ruleOnDisk(seen.disk, seen.container, params).found !== undefined
}

const direct = (chain: string, rule: string): BootFile => ({
  path: '/etc/firewalld/direct.xml',
  lines: [`<rule ipv="ipv4" table="filter" chain="${chain}" priority="0">${rule}</rule>`],
  units: enabled('firewalld.service'),
})
const zone = (...lines: string[]): BootFile => ({
  path: '/etc/firewalld/zones/public.xml',
  lines,
  units: enabled('firewalld.service'),
})
const publishedOnLoopback = (seen: Observation) => {
  seen.container!.published = [{ address: '127.0.0.1', port: 8000 }]
}

describe('direct rules', () => {
  test.each<[string, BootFile, boolean]>([
    [
      "in Docker's chain, which comes last after a reload",
      direct('DOCKER-USER', '--ctorigdstport 20123'),
      false,
    ],
    ['for a port that is translated by then', direct('FORWARD', `--dport 20123 ! -s ${client}`), false],
    ['before the translation', direct('PREROUTING', `--dport 20123 ! -s ${client} -j DROP`), true],
    ['for what ends on master', direct('INPUT', `--dport 20123 ! -s ${client} -j DROP`), false],
    ['only the chain', { ...direct('', ''), lines: ['<chain ipv="ipv4" chain="DOCKER-USER"/>'] }, false],
  ])('%s', (_, file, counts) => {
    expect(found([file])).toBe(counts)
  })
})

describe('zones and policies', () => {
  const naming = zone(`<source address="${client}"/>`, '<port port="20123" protocol="tcp"/>')

  test('do nothing to what Docker publishes', () => expect(found([naming])).toBe(false))

  test('decide where firewalld is strict', () => {
    expect(found([naming], (seen) => (seen.disk.strictForwardPorts = true))).toBe(true)
  })

  test('hold for a program of master, which has to start at boot itself', () => {
    const socket: BootFile = {
      path: '/etc/systemd/system/front.socket',
      lines: ['ListenStream=20123'],
      units: enabled('front.socket'),
    }
    expect(found([naming, socket], publishedOnLoopback)).toBe(true)
    expect(found([naming], publishedOnLoopback)).toBe(false)
    socket.units[0]!.state = 'disabled'
    expect(found([naming, socket], publishedOnLoopback)).toBe(false)
  })

  test('forward a port themselves', () => {
    const forward = zone(`<source address="${client}"/>`, '<forward-port port="20123" to-port="80"/>')
    expect(found([forward], publishedOnLoopback)).toBe(true)
  })
})

describe('scripts and units', () => {
  const script = (units: BootFile['units']): BootFile => ({
    path: '/usr/local/sbin/guard',
    lines: [`iptables -I DOCKER-USER ! -s ${client} -j DROP`],
    units,
  })
  test('count where something runs them at boot', () => {
    expect(found([script(enabled('docker.service'))])).toBe(true)
    expect(found([script([{ name: 'guard.service', state: 'disabled' }])])).toBe(false)
    expect(found([script([])])).toBe(false)
  })

  test('don’t count for naming the port only', () => {
    expect(found([{ ...script(enabled('front.socket')), lines: ['ListenStream=20123'] }])).toBe(false)
  })
})
