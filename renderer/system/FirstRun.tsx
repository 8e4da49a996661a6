import type { SystemStatus, Trouble } from '../../contract/lab.ts'
import { useAction } from '../connection/use-action.ts'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { TroubleCard } from '../ui/TroubleCard.tsx'
import style from './FirstRun.module.css'
import { SettingUp } from './SettingUp.tsx'

/** What is shown until this machine can open labs. */
export function FirstRun({ status, trouble }: { status?: SystemStatus; trouble?: Trouble }) {
  const setUp = useAction((client) => client.system.setUp())
  const problem = setUp.trouble ?? trouble
  return (
    <main className={style.page}>
      <div className={style.column}>
        <header className={style.brand}>
          <img src="./icon.svg" alt="" width="36" height="36" />
          <p className={style.name}>Bulkhead</p>
        </header>
        {problem ? (
          <>
            <h1 className={style.title}>This machine can’t open labs yet</h1>
            <TroubleCard trouble={problem}>
              <Button look="primary" isPending={setUp.pending} onPress={() => void setUp.run()}>
                Try again
              </Button>
            </TroubleCard>
          </>
        ) : status?.kind === 'needs-setup' ? (
          <NeedsSetup steps={status.steps} pending={setUp.pending} onStart={() => void setUp.run()} />
        ) : status?.kind === 'setting-up' ? (
          <SettingUp status={status} />
        ) : (
          <p className={style.checking}>Looking at this machine…</p>
        )}
      </div>
    </main>
  )
}

interface NeedsSetupProps {
  steps: { title: string; detail: string }[]
  pending: boolean
  onStart(): void
}

function NeedsSetup({ steps, pending, onStart }: NeedsSetupProps) {
  return (
    <>
      <h1 className={style.title}>Set up your lab</h1>
      <p className={style.lead}>
        Labs run on disposable hosts on this machine, in its own Docker engine. They are built once, now;
        after that nothing is downloaded, and a lab opens in about a second.
      </p>
      <ol className={style.steps}>
        {steps.map((step) => (
          <li key={step.title} className={style.step}>
            <Icon name="circle" />
            <div>
              <p className={style.stepTitle}>{step.title}</p>
              <p className={style.detail}>{step.detail}</p>
            </div>
          </li>
        ))}
      </ol>
      <div className={style.actions}>
        <Button look="primary" isPending={pending} onPress={onStart}>
          Set up now
        </Button>
        <p className={style.detail}>You can cancel at any time; what was built by then is kept.</p>
      </div>
    </>
  )
}
