import { joined, type Message, msg, semicolon, space } from '../../contract/message.ts'
import type { PacketPathPicture, PicturedChain, PicturedRule } from '../../contract/picture.ts'
import { useText } from '../language/use-text.ts'
import { movedNow, movementText, rememberCounters } from './packet-counters.ts'
import type { Way } from './packet-path.ts'
import { chainKey, chainText, hookTexts, mapOf, ruleWords, ways } from './packet-path.ts'
import { cutText } from './plain-text.ts'
import { packetsText } from './units.ts'
import { useFolded, useMoment } from './use-folded.ts'

/** Most rules of a chain that are told. */
const MOST = 20

interface PathWordsProps {
  picture: PacketPathPicture
  isLive: boolean
  way: Way
}

/** The base chains of a way and what their rules counted; chains that they call are in the drawing. */
export function PathWords({ picture, isLive, way }: PathWordsProps) {
  const t = useText()
  const memory = useFolded(picture, rememberCounters)
  const now = useMoment(picture.at, isLive)
  const map = mapOf(picture)
  return (
    <>
      <p>{t(movementText(picture, movedNow(memory, now)))}</p>
      {ways[way].hooks.map((hook) => (
        <div key={hook}>
          <p>{t`At ${hook}: ${hookTexts[hook]}`}</p>
          <ul>
            {map.chainsAt(hook).map((chain) => (
              <li key={chainKey(chain)}>{t(tellChain(chain))}</li>
            ))}
          </ul>
        </div>
      ))}
    </>
  )
}

function tellChain(chain: PicturedChain): Message {
  const name = cutText(chainText(chain))
  const head = chain.policy ? msg`${name}, where nothing fits: ${chain.policy}.` : msg`${name}.`
  if (chain.rules.length === 0) return space(head, msg`No rules.`)
  const told = chain.rules.slice(0, MOST).map(tellRule)
  const more = chain.rules.length - MOST
  return space(head, joined(more > 0 ? [...told, msg`and ${more} more`] : told, semicolon))
}

function tellRule(rule: PicturedRule): Message {
  const { does, fits } = ruleWords(rule, 80)
  const said = does ? msg`${does}: ${fits}` : fits
  return rule.packets === null ? said : msg`${said} (${packetsText(rule.packets)})`
}
