import { expect, test } from 'vitest'
import { redact } from './redact.ts'

const person = { home: '/home/mei.lin', user: 'mei.lin' }
const CANARY = 'Zx9Canary7Qw8'

const PEM = (kind: string, end = `-----END ${kind}-----`) => `-----BEGIN ${kind}-----\nMII${CANARY}\n${end}`

test.each([
  ['a key', PEM('RSA PRIVATE KEY')],
  ['a key of OpenSSH', PEM('OPENSSH PRIVATE KEY')],
  ['a certificate', PEM('CERTIFICATE')],
  ['a key that is cut off', PEM('PRIVATE KEY', '')],
  ['a key in JSON', JSON.stringify({ tls: PEM('PRIVATE KEY') })],
  ['a header', `Authorization: Basic ${CANARY}=`],
  ['a header in JSON', `{"Authorization":"Bearer ${CANARY}"}`],
  ['a registry’s header', `X-Registry-Auth: ${CANARY}`],
  ['a cookie', `cookie: bulkhead-4747=1800000000.ab.${CANARY}; other=1`],
  ['the link that opens the app', `Bulkhead is open at http://127.0.0.1:4747/?token=${CANARY}`],
  ['the link with a lesson', `http://127.0.0.1:4747/?token=${CANARY}#daemon-tls`],
  ['who logs in, in an address', `proxy http://mei:${CANARY}@proxy.lan:3128/`],
  ['a password', `password=${CANARY}`],
  ['a password in JSON', `"dbPassword": "${CANARY}"`],
  ['a password as an option', `docker login --password ${CANARY} registry.lab`],
  ['a variable', `DOCKER_API_KEY=${CANARY} npm start`],
  ['a password of two words', `{"password": "two ${CANARY}"}`],
  ['a password between quotes', `--password 'a ${CANARY} b'`],
  ['a password with punctuation', `{"password":"pa,ss;${CANARY}"}`],
  ['a short one', `MYSQL_PWD=x${CANARY}`],
  ['a login with a sign in it', `https://mei:p@${CANARY}@proxy.lan/`],
  ['a login with a slash in it', `postgres://mei:p/${CANARY}@db/x`],
  ['a login of docker', `docker login -u mei -p ${CANARY} registry.lab`],
  ['a login of curl', `curl -s -u mei:${CANARY} http://x/`],
  ['a login that docker keeps', `{"auths":{"registry.lab":{"auth":"${CANARY}"}}}`],
  ['a passphrase', `passphrase: '${CANARY}'`],
  ['a secret', `web-secret: ${CANARY}`],
  ['a token of GitHub', `fatal: ghp_${CANARY}${CANARY} is no good`],
  ['a JWT', `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0${CANARY}.${CANARY}`],
])('takes out %s', (_, text) => {
  const said = redact(`before\n${text}\nafter`, person)
  expect(said).not.toContain(CANARY)
  expect(said).toMatch(/^before\n/)
})

test('takes out whose machine it is', () => {
  expect(redact('cannot open /home/mei.lin/.local/share/bulkhead/progress.db', person)).toBe(
    'cannot open ~/.local/share/bulkhead/progress.db',
  )
  expect(redact('C:\\Users\\Ana\\bulkhead, /Users/ana/x and /home/otto/y, user mei.lin', person)).toBe(
    'C:\\Users\\[user]\\bulkhead, /Users/[user]/x and /home/[user]/y, user [user]',
  )
})

test('takes out a name that is not written in Latin letters', () => {
  expect(redact('用户 张三 在 /home/张三/x', { home: '/home/张三', user: '张三' })).toBe('用户 [user] 在 ~/x')
})

test('leaves alone what helps', () => {
  const text = [
    'bulkhead: while building: Error: connect ECONNREFUSED /var/run/docker.sock',
    'Step 3/14 : RUN apt-get update',
    'Get:1 http://deb.debian.org/debian trixie/main amd64 libseccomp2 [51.9 kB]',
    'Docker 26.1.5, cgroup v2; key exchange done; the tokenizer works',
  ].join('\n')
  expect(redact(text, { home: '/root', user: 'root' })).toBe(text)
})
