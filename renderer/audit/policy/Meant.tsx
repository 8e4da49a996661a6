import { useState } from 'react'
import type { AuditReport } from '../../../contract/audit/report.ts'
import { useQuery } from '../../connection/use-query.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import type { PolicyInUse } from '../use-policy.ts'
import { PolicyDialog } from './PolicyDialog.tsx'

interface MeantProps {
  id: string
  found: AuditReport
  policy: PolicyInUse
}

/** Opens what is meant to be on the machine. */
export function Meant({ id, found, policy }: MeantProps) {
  const t = useText()
  const [isOpen, setOpen] = useState(false)
  const meant = useQuery(`meant:${id}`, (client) => client.audit.meant({ id }))
  return (
    <>
      <Button isDisabled={!policy.value || meant.value === undefined} onPress={() => setOpen(true)}>
        {t`What is meant to be here…`}
      </Button>
      {isOpen && policy.value && (
        <PolicyDialog
          found={found}
          kept={policy.value}
          meant={meant.value ?? undefined}
          policy={policy}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
