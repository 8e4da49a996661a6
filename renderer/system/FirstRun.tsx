import type { SetUpPlan, SystemStatus, Trouble } from '../../contract/lab.ts'
import type { Message } from '../../contract/message.ts'
import { useAction } from '../connection/use-action.ts'
import { useConnection } from '../connection/use-connection.ts'
import { LanguageMenu } from '../language/LanguageMenu.tsx'
import { useText } from '../language/use-text.ts'
import { hashOf } from '../navigation/route.ts'
import { Button } from '../ui/Button.tsx'
import { CopyButton } from '../ui/CopyButton.tsx'
import { ThemeButton } from '../ui/ThemeButton.tsx'
import { TroubleCard } from '../ui/TroubleCard.tsx'
import { AboutSetUp } from './AboutSetUp.tsx'
import style from './FirstRun.module.css'
import { SettingUp } from './SettingUp.tsx'

interface FirstRunProps {
  status?: SystemStatus
  trouble?: Trouble
  /** Goes to the lessons, which can be read without labs. */
  onRead(): void
}

/** What is shown until this machine can open labs. */
export function FirstRun({ status, trouble, onRead }: FirstRunProps) {
  const t = useText()
  const { client } = useConnection()
  const setUp = useAction((client) => client.system.setUp())
  const problem = setUp.trouble ?? trouble
  return (
    <main className={style.page}>
      <div className={style.column}>
        <header className={style.brand}>
          <img src="./icon.svg" alt="" width="36" height="36" />
          <p className={style.name}>Bulkhead</p>
          <LanguageMenu />
          <ThemeButton />
        </header>
        {problem ? (
          <>
            <h1 className={style.title}>{t`This machine can’t open labs yet`}</h1>
            <TroubleCard trouble={problem}>
              <Button look="primary" isPending={setUp.pending} onPress={() => void setUp.run()}>
                {t`Try again`}
              </Button>
              <CopyButton text={async () => (await client.system.logs()).text}>{t`Copy logs`}</CopyButton>
              <a className={style.linkButton} href={hashOf({ view: 'doctor' })}>{t`Open the doctor`}</a>
            </TroubleCard>
            <p className={style.detail}>
              {t`What was built before it stopped is kept. The doctor shows the log, says what to type on this system, and repairs what it can.`}
            </p>
          </>
        ) : status?.kind === 'needs-setup' ? (
          <NeedsSetup
            steps={status.steps}
            plan={status.plan}
            pending={setUp.pending}
            onStart={() => void setUp.run()}
          />
        ) : status?.kind === 'setting-up' ? (
          <SettingUp status={status} />
        ) : (
          <p className={style.checking}>{t`Looking at this machine…`}</p>
        )}
        {(problem || (status && status.kind !== 'checking')) && (
          <div className={style.actions}>
            <Button onPress={onRead}>{t`Read the lessons meanwhile`}</Button>
            <p className={style.detail}>{t`They can be read without a lab, on a tablet too.`}</p>
          </div>
        )}
        {status?.kind === 'needs-setup' && !problem && (
          <p className={style.detail}>
            <a
              href={hashOf({ view: 'doctor' })}
            >{t`Look whether this machine has what labs need: the doctor`}</a>
          </p>
        )}
      </div>
    </main>
  )
}

interface NeedsSetupProps {
  steps: { title: Message; detail: Message }[]
  plan: SetUpPlan
  pending: boolean
  onStart(): void
}

function NeedsSetup({ steps, plan, pending, onStart }: NeedsSetupProps) {
  const t = useText()
  return (
    <>
      <h1 className={style.title}>{t`Set up your lab`}</h1>
      <p className={style.lead}>
        {t`Labs run on disposable hosts on this machine, in its own Docker engine. They are built once, now; after that nothing is downloaded, and a lab opens in about a second.`}
      </p>
      <AboutSetUp plan={plan} steps={steps}>
        <div className={style.actions}>
          <Button look="primary" isPending={pending} onPress={onStart}>
            {t`Set up now`}
          </Button>
          <p className={style.detail}>{t`You can cancel at any time; what was built by then is kept.`}</p>
        </div>
      </AboutSetUp>
    </>
  )
}
