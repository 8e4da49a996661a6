import type { Params, SeededRandom } from '../../contract/index.ts'

const containers = ['cabin', 'cottage', 'hut', 'lodge', 'shed', 'tent', 'yurt'] as const
const strangers = ['appraiser', 'auditor', 'examiner', 'inspector', 'reviewer', 'surveyor'] as const
const tills = ['cashbox', 'counter', 'ledger', 'purse', 'register', 'till'] as const
const words = ['acorn', 'birch', 'cedar', 'hazel', 'larch', 'maple', 'rowan', 'spruce', 'willow'] as const

/** The virtual machine's memory is nothing that a person would choose, so that it is known whose it is. */
export function drawParams(random: SeededRandom): Params {
  return {
    container: random.pick('container', containers),
    vmMemory: String(131 + 2 * random.integer('vmMemory', 0, 30)),
    vmPort: String(random.integer('vmPort', 18_100, 18_899)),
    vmToken: `${random.pick('tokenWord', words)}-${random.integer('token', 10_000, 99_999)}`,
    stranger: random.pick('stranger', strangers),
    strangerPort: String(random.integer('strangerPort', 19_100, 19_899)),
    till: random.pick('till', tills),
    password: `${random.pick('passwordWord', words)}-${random.integer('password', 10_000, 99_999)}`,
  }
}
