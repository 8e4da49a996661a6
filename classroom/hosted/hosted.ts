import type { Hosted, HostedOptions } from './types.ts'

export type { Hosted, HostedEngine, HostedOptions, Patience } from './types.ts'

/** Takes up what an earlier process left: labs that run, and those who waited. */
export async function createHosted(options: HostedOptions): Promise<Hosted> {
  throw new Error(`Hosting below ${options.home} is being written.`)
}
