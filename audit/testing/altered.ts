import type { HostConfig } from '../../readings/container-types.ts'
import { seen, unseen } from '../audited-host.ts'
import type { ObservedContainer, Observation } from '../observation.ts'
import type { SurveyedContainer } from '../survey.ts'
import { shown, soundHost } from './sound-host.ts'

/** A copy of the sound host's container with something else in it, for the kernel, the daemon, or both. */
export function container(
  name: string,
  {
    kernel = {},
    config = {},
    running = true,
    inspect = {},
  }: {
    kernel?: Partial<SurveyedContainer>
    config?: Partial<HostConfig>
    running?: boolean
    inspect?: Partial<ObservedContainer['inspect']>
  } = {},
): ObservedContainer {
  const [sound] = soundHost().containers
  if (!sound) throw new Error('the sound host has a container')
  return {
    ...sound,
    id: name.repeat(64).slice(0, 64),
    name,
    running,
    inspect: {
      ...sound.inspect,
      ...inspect,
      Name: `/${name}`,
      HostConfig: { ...sound.inspect.HostConfig, ...config },
    },
    kernel: running ? seen({ ...shown(sound.kernel), ...kernel }) : unseen({ text: 'It does not run.' }),
  }
}

/** The sound host with these containers in place of its own. */
export const hostOf = (...containers: ObservedContainer[]): Observation => ({ ...soundHost(), containers })

/** The same where only the daemon's API was seen. */
export function byApiOnly(host: Observation): Observation {
  const why = { text: 'Only the API was seen.' }
  return {
    ...host,
    sight: 'api',
    host: unseen(why),
    containers: host.containers.map((each) => ({ ...each, kernel: unseen(why) })),
  }
}
