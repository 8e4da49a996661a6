import type { Finding, Looked } from '../../contract/audit/index.ts'
import { type Message, msg } from '../../contract/index.ts'
import { optionsOf } from '../../readings/daemon-options.ts'
import { type AuditItem, type Judgement, judged } from '../item.ts'
import type { ObservedContainer, Observation } from '../observation.ts'
import { settingInEffect } from './shared/daemon-setting.ts'
import { eachContainer, type Outcome } from './shared/each-container.ts'
import { asked } from './shared/fields.ts'
import { type Destination, destinationOf, type LogHost, logHostOf } from './shared/log-destinations.ts'
import { named, someOf, subjectOf } from './shared/naming.ts'
import { notLoaded } from './shared/not-loaded.ts'
import { setDaemonOptions } from './shared/set-daemon-options.ts'

export const logCollection: AuditItem = {
  id: 'O6',
  bench: ['2.13', '2.3'],
  question: msg`Does what containers write reach another machine by the program that collects it here, and is it kept there?`,
  // Only a collector's own word says what it does with what it reads.
  isAnswered: (seen) => !destinations(seen, logHostOf(seen)).includes('collected'),
  mend: {
    how: msg`Let the daemon send what containers write to another machine: set \`log-driver\` and \`log-opts\` in \`/etc/docker/daemon.json\` (here to a syslog at \`loghost\`), restart Docker, and make containers anew: they keep the driver that they were made with.`,
    commands: setDaemonOptions({
      'log-driver': 'syslog',
      'log-opts': { 'syslog-address': 'tcp://loghost:514' },
    }),
  },
  judge,
}

function judge(seen: Observation): Judgement {
  const host = logHostOf(seen)
  const one = (container: ObservedContainer): Outcome => outcomeOf(container, host)
  const containers = eachContainer(seen, { byKernel: (_, container) => one(container), byDaemon: one })
  const byDefault = defaultOf(seen, host)
  const missing = notLoaded(seen, ['log-driver', 'log-opts'])
  const lost = canary(seen)
  const findings = [
    ...missing,
    ...(missing.length === 0 && (byDefault.is === 'local' || byDefault.is === 'nowhere')
      ? [
          {
            subject: subjectOf('setting', 'log-driver'),
            summary: wordsFor(byDefault.is, byDefault.driver),
            looked: [
              {
                tried: msg`Asked the daemon for its log driver`,
                expected: EXPECTED,
                got: msg`${named(byDefault.driver)}`,
              },
            ],
          },
        ]
      : []),
    ...lost,
    ...containers.findings,
  ]
  const collectors =
    host.collectors.length > 0
      ? [
          {
            tried: msg`Looked for a program that collects logs`,
            expected: msg`one, or a log driver that leads elsewhere`,
            got: someOf(host.collectors),
          },
        ]
      : []
  return judged({
    findings,
    wrong:
      containers.wrong.length > 0
        ? msg`The logs of ${someOf(containers.wrong)} do not reach another machine.`
        : (findings[0]?.summary ?? msg`What containers write stays on this machine.`),
    right: msg`What containers write goes to another machine, as far as this one tells.`,
    looked: [...containers.looked, ...collectors, ...(lost.length > 0 ? [] : canaryLooked(seen))],
    blind: containers.blind ?? (byDefault.is === 'unknown' ? unknown(byDefault.driver) : undefined),
  })
}

const EXPECTED = msg`a log driver that leads to another machine`
const unknown = (driver: string): Message =>
  msg`Where the log driver ${named(driver)} leads can be seen only on the machine itself. Audit again with the rights of root there.`

function wordsFor(destination: Destination, driver: string): Message {
  return destination === 'nowhere'
    ? msg`By default, what a container writes is thrown away (log driver ${named(driver)}).`
    : msg`By default, what a container writes stays on this machine (log driver ${named(driver)}).`
}

function outcomeOf(container: ObservedContainer, host: LogHost): Outcome {
  const { driver, options } = logConfigOf(container)
  const is = destinationOf(driver, options, host)
  if (is === 'unknown') return { unknown: unknown(driver) }
  const name = named(container.name)
  return {
    looked: [{ tried: asked(container), expected: EXPECTED, got: msg`log driver ${named(driver)}` }],
    wrong:
      is === 'nowhere'
        ? [msg`What ${name} writes is thrown away.`]
        : is === 'local'
          ? [msg`What ${name} writes stays on this machine (log driver ${named(driver)}).`]
          : [],
  }
}

const logConfigOf = ({ inspect }: ObservedContainer) => ({
  driver: inspect.HostConfig.LogConfig?.Type || 'json-file',
  options: inspect.HostConfig.LogConfig?.Config ?? {},
})

/** The daemon's own, which containers to come are made with. Options from its arguments, and from its file as far as that was loaded. */
function defaultOf({ info, configuration }: Observation, host: LogHost): { is: Destination; driver: string } {
  const driver = info.LoggingDriver
  if (!configuration.seen) {
    // Without the options, a driver that may lead anywhere says nothing.
    const is = destinationOf(driver, {}, host)
    return {
      driver,
      is: is === 'local' && !['json-file', 'local', 'journald'].includes(driver) ? 'unknown' : is,
    }
  }
  const set = settingInEffect(configuration.value, 'log-opts')
  const inFile =
    typeof set === 'object' && set !== null
      ? Object.entries(set).map(([name, value]) => [name, String(value)])
      : []
  const inArguments = optionsOf(configuration.value.args, 'log-opt').map((option) =>
    option.split(/=(.*)/s).slice(0, 2),
  )
  return { driver, is: destinationOf(driver, Object.fromEntries([...inFile, ...inArguments]), host) }
}

const destinations = (seen: Observation, host: LogHost): Destination[] => [
  defaultOf(seen, host).is,
  ...seen.containers.map((container) => {
    const { driver, options } = logConfigOf(container)
    return destinationOf(driver, options, host)
  }),
]

/** What came of a line that a container wrote to find out, where that was allowed. */
function canaryLooked({ probes }: Observation): Looked[] {
  if (!probes.seen) return []
  const { driver, arrived, said } = probes.value.logCanary
  return [
    {
      tried: msg`Ran a container that writes one line`,
      expected: msg`the line, where the log driver leads`,
      got:
        arrived === true
          ? msg`read back from the log driver ${named(driver)}`
          : arrived === false
            ? msg`${named(said) || '-'}`
            : msg`cannot be told from here: ${named(said) || named(driver)}`,
    },
  ]
}

function canary(seen: Observation): Finding[] {
  const { probes } = seen
  if (!probes.seen || probes.value.logCanary.arrived !== false) return []
  return [
    {
      subject: subjectOf('setting', 'log-driver'),
      summary: msg`A line that a container wrote to try it did not come through the log driver ${named(probes.value.logCanary.driver)}.`,
      looked: canaryLooked(seen),
    },
  ]
}
