import { useText } from '../../language/use-text.ts'
import type { ListName, NumberName } from './draft.ts'

interface NumberWords {
  label: string
  /** What is wrong with what was typed. */
  wrong(typed: readonly string[]): string
}
interface ListWords extends NumberWords {
  /** What is decided where the list is there at all. */
  decision: string
  hint: string
}

/** How what may be declared is called. */
export function usePolicyWords(): Record<ListName, ListWords> & Record<NumberName, NumberWords> {
  const t = useText()
  const named = (names: readonly string[]) => names.slice(0, 3).join(', ')
  return {
    ports: {
      decision: t`Only named ports may be open to others (N5)`,
      label: t`Ports, one on each line`,
      hint: t`Number and protocol, as 443/tcp. Nothing: no port at all.`,
      wrong: (names) => t`Not a port with its protocol, as 443/tcp: ${named(names)}.`,
    },
    services: {
      decision: t`Only named services may run beside the system’s own (H2)`,
      label: t`Services, one on each line`,
      hint: t`As systemd calls them, as nginx.service. Nothing: none beside the system’s own.`,
      wrong: (names) => t`Too long for the name of a service: ${named(names)}.`,
    },
    registries: {
      decision: t`Images may come only from named registries (I1)`,
      label: t`Registries, one on each line`,
      hint: t`With the port where it has one, as registry.example:5000. Nothing: from none.`,
      wrong: (names) => t`Too long for the name of a registry: ${named(names)}.`,
    },
    containers: {
      label: t`At most so many running containers (O3)`,
      wrong: () => t`A whole number from 0 to 100000, or nothing.`,
    },
    imageDays: {
      label: t`An image is too old after so many days (I2)`,
      wrong: () => t`A whole number from 1 to 3650, or nothing.`,
    },
  }
}
