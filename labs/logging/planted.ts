import type { Params } from '../../contract/index.ts'

/** The two services: one sells, one carries messages and had the host's log socket mounted. */
export const roles = ['till', 'courier'] as const
export type Role = (typeof roles)[number]

/** Where each takes requests inside its container, and what makes it say a line. */
export const INSIDE_PORT = 80
export const ERRAND: Record<Role, string> = { till: 'sell', courier: 'send' }

export const nameOf = (params: Params, role: Role): string => params[`${role}Name`] ?? role
export const portOf = (params: Params, role: Role): number => Number(params[`${role}Port`])

/** What a service's own page begins with, so that it is known from another one at its port. */
export const greetingOf = (params: Params, role: Role): string => `This is the ${nameOf(params, role)}.`

/** Where what a service says has to be found on loghost. */
export function fileOf(params: Params, role: Role): string {
  return `${params.logRoot}/master/${nameOf(params, role)}.log`
}
