import { useState } from 'react'
import { useAction } from '../../connection/use-action.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TroubleCard } from '../../ui/TroubleCard.tsx'
import style from './join.module.css'

type Reach = 'network' | 'machine'

/** For whoever teaches: a class server on this machine. */
export function StartClass() {
  const t = useText()
  const [reach, setReach] = useState<Reach>('network')
  const [stay, setStay] = useState(false)
  const serve = useAction((client) => client.classroom.serve({ network: reach === 'network', stay }))
  const [link, setLink] = useState<string>()
  const start = async () => {
    const served = await serve.run()
    if (served) setLink(served.link)
  }
  return (
    <section className={style.start} aria-labelledby="start-class">
      <h2 id="start-class" className={style.heading}>{t`You teach?`}</h2>
      <p className={style.soft}>
        {t`Start a class server on this machine, or open the one that runs. Learners join it with a code; you see who is at what, help, and take grades out.`}
      </p>
      {serve.trouble && <TroubleCard trouble={serve.trouble} />}
      {link === undefined ? (
        <>
          <div className={style.options}>
            <Segmented<Reach>
              label={t`Who reaches it`}
              description={
                reach === 'network'
                  ? t`It listens on port 4848 of all networks that this machine is in, encrypted; without the join code nobody comes in.`
                  : t`To try it out: nothing but this machine reaches it.`
              }
              options={[
                { id: 'network', label: t`The network` },
                { id: 'machine', label: t`Only this machine` },
              ]}
              value={reach}
              onChange={setReach}
            />
            <Switch label={t`It goes on when Bulkhead is closed here`} isSelected={stay} onChange={setStay} />
          </div>
          <div>
            <Button icon="people" isPending={serve.pending} onPress={() => void start()}>
              {t`Start a class`}
            </Button>
          </div>
        </>
      ) : (
        <div className={style.served} role="status">
          <p>
            {t`The class server runs. Its dashboard opens in your browser, which warns of a certificate that it does not know: it is this machine’s own.`}
          </p>
          <div className={style.buttons}>
            <a
              className={style.open}
              href={link}
              target="_blank"
              rel="noreferrer"
              // It is good for once: the button that comes back gives another.
              onClick={() => setTimeout(() => setLink(undefined))}
            >
              {t`Open the dashboard`}
            </a>
            <CopyButton text={() => link}>{t`Copy the link`}</CopyButton>
          </div>
          <p className={style.soft}>{t`The link signs you in as the instructor, once. Give it to nobody.`}</p>
        </div>
      )}
    </section>
  )
}
