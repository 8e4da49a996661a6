import type { EngineClient } from '../../connection/connection.ts'
import { useAction } from '../../connection/use-action.ts'
import { useSpeech } from '../../language/language.ts'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { saveFile } from '../../ui/save-file.ts'
import style from './Downloads.module.css'

const formats = [
  { format: 'html', name: 'HTML' },
  { format: 'json', name: 'JSON' },
  { format: 'sarif', name: 'SARIF' },
  { format: 'junit', name: 'JUnit' },
] as const
type Format = (typeof formats)[number]['format']

/** The audit as a file, in each format. */
export function Downloads({ id }: { id: string }) {
  const t = useText()
  return (
    <div className={style.downloads} role="group" aria-label={t`Save as a file`}>
      {formats.map(({ format, name }) => (
        <Download key={format} id={id} format={format} name={name} />
      ))}
    </div>
  )
}

function Download({ id, format, name }: { id: string; format: Format; name: string }) {
  const t = useText()
  const { language } = useSpeech()
  const save = useAction(async (client: EngineClient) => {
    const file = await client.audit.file({ id, format, language })
    saveFile(file.name, file.text, file.type)
  })
  return (
    <>
      <Button
        small
        icon="download"
        isPending={save.pending}
        aria-label={t`Save as ${name}`}
        onPress={() => void save.run()}
      >
        {name}
      </Button>
      {save.trouble && <span role="alert">{t(save.trouble.what)}</span>}
    </>
  )
}
