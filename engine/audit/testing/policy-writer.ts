/**
 * Declares so many services of its own, one after the other, in the policy of a machine of the home named on the command
 * line. Others do the same at the same moment; the test that runs them looks for all of them afterwards.
 */
import { TroubleError } from '../../hosts/lab-hosts.ts'
import { createPolicies } from '../policies.ts'

const [home, machine, name, count] = process.argv.slice(2)
const policies = createPolicies(home!)
for (let done = 0; done < Number(count);) {
  const policy = policies.read(machine!)
  try {
    policies.save(machine!, { ...policy, services: [...(policy.services ?? []), `${name}-${done}.service`] })
    done += 1
  } catch (error) {
    if (!(error instanceof TroubleError) || error.trouble.code !== 'audit-policy-changed') throw error
  }
}
