import { type SubmitEvent, useState } from 'react'
import type { AuditPolicy } from '../../contract/audit/policy.ts'
import type { Trouble } from '../../contract/lab.ts'
import type { PolicyInUse } from './use-policy.ts'

interface PolicyFormOptions<Wrong> {
  policy: PolicyInUse
  /** By field, what can't be kept as it is. */
  wrong: Wrong
  /** What is kept, where nothing is wrong. */
  edit(policy: AuditPolicy): AuditPolicy
  onKept(): void
}

interface PolicyForm<Wrong> {
  /** What is wrong, as soon as somebody tried to keep it: not before they are done. */
  told: Partial<Wrong>
  isPending: boolean
  /** Why it could not be kept. */
  trouble?: Trouble
  submit(event: SubmitEvent): Promise<void>
}

/** What is filled in to change what holds for a Docker engine. */
export function usePolicyForm<Wrong extends object>({
  policy,
  wrong,
  edit,
  onKept,
}: PolicyFormOptions<Wrong>): PolicyForm<Wrong> {
  const [wasTried, setTried] = useState(false)
  const [isPending, setPending] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    setTried(true)
    if (isPending || Object.values(wrong).some((each) => each !== undefined)) return
    setPending(true)
    const failed = await policy.change(edit)
    setPending(false)
    setTrouble(failed)
    if (!failed) onKept()
  }
  return { told: wasTried ? wrong : {}, isPending, trouble, submit }
}
