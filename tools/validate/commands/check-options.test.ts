import { expect, test } from 'vitest'
import { optionsOf, problemsWithOptions } from './check-options.ts'
import { optionsIn, readHelp } from './known-options.ts'
import { commandsIn } from './shell.ts'

const help = `=== programs
docker ls
=== docker
Usage:  docker [OPTIONS] COMMAND
Global Options:
  -D, --debug              Enable debug mode
  -H, --host list          Daemon socket to connect to
=== docker run
      --add-host list                    Add a custom host-to-IP mapping (host:ip)
  -d, --detach                           Run container in background
  -i, --interactive                      Keep STDIN open
  -p, --publish list                     Publish
  -t, --tty                              Allocate
=== docker image ls
  -a, --all             Show all
=== docker image
  -x, --none   Nothing
=== openssl req
 -x509               Output an X.509 certificate
 -in infile          X.509 request input file
 -*                  Any supported digest
=== nsenter
 -t, --target <pid>     target process
 -n, --net[=<file>]     enter network namespace
`
const { options, programs } = readHelp(help, 'by hand')
const problems = (script: string) =>
  commandsIn(script).flatMap(({ words }) => problemsWithOptions(words, optionsOf(options)))

test('options are read with what they want', () => {
  expect(programs).toBe('docker ls')
  expect(options['docker']).toBe('--debug --host= -D -H=')
  expect(options['nsenter']).toBe('--net --target= -n -t=')
  expect(
    optionsIn('  -A, --query=QUERY, --socket=QUERY\n  -M --machine=CONTAINER   Operate\n      no -x here'),
  ).toEqual(['--machine=', '--query=', '--socket=', '-A=', '-M='])
})

test.each([
  'docker -H tcp://x:1 run -d -it -p8080:80 --add-host a:b alpine ls --nonsense',
  'docker run --publish=1:2 -p $PORT $OPTIONS alpine -x',
  'docker image ls -a',
  'docker $x nonsense',
  'docker --help',
  'openssl req -x509 -sha256 -in -',
  'nsenter -t 5 -n docker run -d x',
  'ls --nonsense',
])('%s is right', (script) => {
  expect(problems(script)).toEqual([])
})

test.each([
  ['docker runn x', 'docker has no command runn.'],
  ['docker --verbose run x', 'docker has no option --verbose.'],
  ['docker run --detatch x', 'docker run has no option --detatch.'],
  ['docker run -idz x', 'docker run has no option -z.'],
  ['docker image ls --none', 'docker image ls has no option --none.'],
  ['openssl reqq', 'openssl has no command reqq.'],
  ['openssl req -x508', 'openssl req has no option -x508.'],
  ['nsenter -t 5 -n docker run -y x', 'docker run has no option -y.'],
  ['if true; then x=$(docker ps); fi', 'docker has no command ps.'],
])('%s is wrong', (script, says) => {
  expect(problems(script)).toContain(says)
})
