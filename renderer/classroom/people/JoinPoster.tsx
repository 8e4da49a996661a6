import { useState } from 'react'
import { renderSVG } from 'uqr'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { TroubleNote } from '../../ui/TroubleNote.tsx'
import { useClass, useClassAction, useClassQuery, useMay } from '../use-class.ts'
import style from './people.module.css'

/** How one comes in: for the projector, and to be copied. */
export function JoinPoster() {
  const t = useText()
  const may = useMay()
  const { className } = useClass()
  const {
    value: invitation,
    trouble,
    refresh,
  } = useClassQuery('invitation', (client) => client.people.invitation())
  const [isAsking, setAsking] = useState(false)
  const renew = useClassAction(async (client) => {
    await client.people.newCode()
    refresh()
  })
  if (!invitation) {
    return (
      <div className={style.panel}>
        {trouble ? <TroubleNote trouble={trouble} /> : <p role="status">{t`Opening…`}</p>}
      </div>
    )
  }
  const { code, addresses, link, fingerprint, isTrusted } = invitation
  const [first, ...others] = addresses
  return (
    <div className={style.panel}>
      {renew.trouble && <TroubleNote trouble={renew.trouble} />}
      <div className={style.poster}>
        {link !== '' && (
          <img
            className={style.qr}
            src={`data:image/svg+xml,${encodeURIComponent(renderSVG(link, { ecc: 'M', border: 2 }))}`}
            alt={t`QR code of the join link`}
          />
        )}
        <div className={style.words}>
          <h2>{t`Join ${className}`}</h2>
          <p className={style.step}>{t`In a browser, open`}</p>
          <p className={style.address}>{first ?? t`no address yet`}</p>
          <p className={style.step}>{t`or in Bulkhead on your machine choose “Join a class”, and enter`}</p>
          <p className={style.code} data-join-code>
            {`${code.slice(0, 4)} ${code.slice(4)}`}
          </p>
          {others.length > 0 && (
            <p className={style.others}>{t`The server is also reached at: ${others.join(', ')}`}</p>
          )}
        </div>
      </div>
      <div className={style.buttons}>
        <CopyButton text={() => link}>{t`Copy the join link`}</CopyButton>
        <CopyButton text={() => code}>{t`Copy the code`}</CopyButton>
        {may('people', 'newCode') && (
          <Button isPending={renew.pending} onPress={() => setAsking(true)}>
            {t`Make a new code…`}
          </Button>
        )}
      </div>
      <div className={style.note}>
        <p>
          {isTrusted
            ? t`Its certificate is one that browsers trust.`
            : t`The server made its certificate itself, so browsers warn once. The join link has its fingerprint: Bulkhead on a learner’s machine accepts this server and no other.`}
        </p>
        <p>
          {t`Fingerprint`}{' '}
          <code className={style.fingerprint}>{fingerprint.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={t`Make a new code?`}
          action={t`Make a new code`}
          onConfirm={() => void renew.run()}
          onClose={() => setAsking(false)}
        >
          <p>{t`With the old code nobody comes in any more. Whoever is in stays in.`}</p>
        </ConfirmDialog>
      )}
    </div>
  )
}
