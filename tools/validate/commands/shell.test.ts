import { expect, test } from 'vitest'
import { UNKNOWN, commandsIn } from './shell.ts'

const words = (script: string) =>
  commandsIn(script).map((command) => command.words.join(' ').replaceAll(UNKNOWN, '…'))

test.each([
  ['docker ps -a', ['docker ps -a']],
  ['A=1 B="x y" docker run -e "C=$A" alpine', ['docker run -e C=… alpine']],
  [
    'cd /root && docker ps | grep -v "a b" ; echo done',
    ['cd /root', 'docker ps', 'grep -v a b', 'echo done'],
  ],
  ["docker ps --format '{{.Names}}' > /tmp/x 2>&1 </dev/null", ['docker ps --format {{.Names}}']],
  ['docker inspect $(docker ps -q) >&2', ['docker ps -q', 'docker inspect …']],
  ['echo "$(docker info --format "{{.ID}}")"', ['docker info --format {{.ID}}', 'echo …']],
  ['kill `cat /run/x.pid`', ['cat /run/x.pid', 'kill …']],
  ['if docker ps; then echo a; fi', ['docker ps', 'echo a']],
  ['for i in 1 2; do docker stop "c$i"; done', ['docker stop c…']],
  ['while ! docker ps; do sleep 1; done', ['docker ps', 'sleep 1']],
  ['echo $((1 + 2)) # docker nonsense', ['echo …']],
  ['(cd /x; ls) && { pwd; }', ['cd /x', 'ls', 'pwd']],
  ["ssh client 'docker ps; ls'", ['ssh client docker ps; ls', 'docker ps', 'ls']],
  ['sh -c "docker ps"', ['sh -c docker ps', 'docker ps']],
  ['timeout 5 docker ps', ['docker ps']],
  ['time docker run --rm x', ['docker run --rm x']],
  ['diff <(docker ps) <(ls)', ['docker ps', 'ls', 'diff … …']],
  ['x=$(docker ps)', ['docker ps']],
  ['docker run \\\n  --rm x', ['docker run --rm x']],
  ['ls &> /tmp/x', ['ls']],
  ['grep a <<< "docker ps"', ['grep a']],
  ['ls a#b', ['ls a#b']],
  ['case $1 in a|b) ls ;; *) docker ps ;; esac', ['ls', 'docker ps']],
  ['f() { ls; }; f x', ['ls', 'f x']],
  ['$(for i in 1; do (docker ps); done)', ['docker ps', '…']],
])('%s', (script, expected) => {
  expect(words(script)).toEqual(expected)
})

test('what a here document holds is no command, what follows it is', () => {
  expect(words("cat > x <<'END'\ndocker nonsense\nEND\ndocker ps")).toEqual(['cat', 'docker ps'])
  expect(words('cat <<-END\n\tdocker nonsense\n\tEND\nls')).toEqual(['cat', 'ls'])
})

test('a command knows its line', () => {
  const script = "ls\ncat <<END\na\nb\nEND\n\necho 'x\ny' && docker ps\n  docker \\\n  run"
  expect(commandsIn(script).map(({ words: [name], line }) => [name, line])).toEqual([
    ['ls', 1],
    ['cat', 2],
    ['echo', 7],
    ['docker', 8],
    ['docker', 9],
  ])
})
