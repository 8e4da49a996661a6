import type { Params } from '../../contract/index.ts'
import { type AuditPolicy, noPolicy } from '../../contract/audit/index.ts'

/** The shop's three containers. All of them listen on the same port inside. */
export const roles = ['shop', 'till', 'books'] as const
export type Role = (typeof roles)[number]
export const INSIDE_PORT = 8080
/** Where orders are kept, on master and inside. */
export const ORDERS = '/srv/shop/orders'
/** An order of the grader's own: there is one, whatever often it looks. */
export const TRIAL = 'inspector'
/** What each container may have at most, as the house says. */
export const MOST_MEMORY_MB = 128
export const MOST_PROCESSES = 100
/** Where the collector on the other host puts what comes from master. */
export const COLLECTED = '/var/log/house/master.log'
export const POLICY_FILE = '/root/house-policy.json'

export const portOf = (params: Params, role: Role): number => Number(params[`${role}Port`])

/** What is meant to be there. The same stands on master, for people and for their own audits. */
export function housePolicy(params: Params): AuditPolicy {
  return {
    ...noPolicy,
    services: [],
    ports: roles.map((role) => `${portOf(params, role)}/tcp`),
    registries: [`${params.clientAlias}:${params.depotPort}`],
    containers: 6,
  }
}
