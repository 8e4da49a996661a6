import { useEffect, useEffectEvent, useState } from 'react'
import type { KeptAudit } from '../../contract/audit/kept.ts'
import { useAction } from '../connection/use-action.ts'
import { useQuery } from '../connection/use-query.ts'
import { useText } from '../language/use-text.ts'
import { focusContent } from '../navigation/focus-content.ts'
import { Page } from '../navigation/Page.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { TroubleCard } from '../ui/TroubleCard.tsx'
import { EngineAudits } from './EngineAudits.tsx'
import { byEngine } from './kept.ts'
import { RunForm } from './RunForm.tsx'
import { targetName } from './target-name.ts'
import { useTime } from './use-time.ts'

const LOOK_AGAIN_MS = 5000

/** Where an audit begins, and all that are kept, engine by engine. */
export function AuditStart() {
  const t = useText()
  const time = useTime()
  const targets = useQuery('audit-targets', (client) => client.audit.targets())
  const kept = useQuery('audits', (client) => client.audit.list())
  // Hosts get ready, and labs are opened and closed elsewhere, while one looks at this.
  const lookAgain = useEffectEvent(targets.refresh)
  useEffect(() => {
    const timer = setInterval(() => lookAgain(), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [])
  const [unwanted, setUnwanted] = useState<KeptAudit[]>([])
  const remove = useAction((client) => client.audit.remove({ ids: unwanted.map(({ id }) => id) }))
  const removeThem = async () => {
    await remove.run()
    kept.refresh()
    // The button that was pressed is gone.
    focusContent()
  }
  const trouble = targets.trouble ?? kept.trouble ?? remove.trouble
  const [only] = unwanted
  return (
    <Page
      title={t`Audit`}
      lead={t`Looks at a Docker host as it is at this moment, and says for each of the 42 items of the baseline whether it holds, why, and how to mend it.`}
    >
      {trouble && <TroubleCard trouble={trouble} />}
      {!targets.value && !targets.trouble && <p role="status">{t`Looking for what can be audited…`}</p>}
      {targets.value && <RunForm choices={targets.value} />}
      {byEngine(kept.value ?? []).map((engine) => (
        <EngineAudits key={engine.key} engine={engine} onRemove={setUnwanted} />
      ))}
      {only && (
        <ConfirmDialog
          title={unwanted.length === 1 ? t`Delete this audit?` : t`Delete ${unwanted.length} audits?`}
          action={t`Delete`}
          danger
          onConfirm={() => void removeThem()}
          onClose={() => setUnwanted([])}
        >
          <p>
            {unwanted.length === 1
              ? t`${targetName(only.target)}, ${time.moment(only.at)}`
              : t`All of ${targetName(only.target)}. What was attested and accepted stays.`}
          </p>
        </ConfirmDialog>
      )}
    </Page>
  )
}
