import { useText } from '../language/use-text.ts'
import { Button } from '../ui/Button.tsx'

/** Below the first of many. */
export function ShowAll({ count, onPress }: { count: number; onPress(): void }) {
  const t = useText()
  return (
    <div>
      <Button small look="quiet" icon="down" onPress={onPress}>
        {t`Show all ${count}`}
      </Button>
    </div>
  )
}
