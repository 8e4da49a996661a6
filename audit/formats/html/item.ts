import { msg } from '../../../contract/message.ts'
import type { PublishedFinding, PublishedItem, Say } from '../words.ts'
import { statusNames } from '../words.ts'
import { type Markup, html, prose } from './markup.ts'
import { signs } from './pictures.ts'

const MOST_FINDINGS = 200
const MOST_LOOKS = 60

/** One item: what is so, what was found, how to mend it, and folded away what was looked at. */
export function itemMarkup(item: PublishedItem, say: Say): Markup {
  const { id, title, status, summary, findings, looked, mend, attestation, lesson, bench } = item
  const cut = findings.length - MOST_FINDINGS
  return html`<article id="${id}">
    <header>
      <span class="badge ${status}" role="img" aria-label="${say(statusNames[status])}"
        >${signs[status]}</span
      >
      <h3>${id} ${title}</h3>
    </header>
    <p>${prose(summary)}</p>
    ${
      findings.length > 0
        ? html`<ul>
            ${findings.slice(0, MOST_FINDINGS).map((one) => findingMarkup(one, say))}
          </ul>`
        : undefined
    }
    ${cut > 0 ? html`<p>${say(msg`… and ${cut} more findings; the JSON format has all of them.`)}</p>` : undefined}
    ${attestation ? attestationMarkup(attestation, say) : undefined}
    ${
      mend
        ? html`<p>${prose(say(msg`How to mend it: ${mend.how}`))}</p>
            ${mend.commands.length > 0 ? html`<pre>${mend.commands.join('\n')}</pre>` : undefined}`
        : undefined
    }
    ${looked.length > 0 ? folded(say(msg`What was looked at`), looksMarkup(looked, say)) : undefined}
    <p class="soft">
      ${say(msg`Lesson: ${lesson}. Docker Bench and CIS: ${bench.length > 0 ? bench.join(', ') : '–'}`)}
    </p>
  </article>`
}

function findingMarkup({ subject, summary, looked, accepted }: PublishedFinding, say: Say): Markup {
  return html`<li class="${accepted ? 'accepted' : 'open'}">
    <span class="subject">${subject}</span> ${prose(summary)}
    ${accepted ? html`<p>${say(msg`Accepted by ${accepted.by} until ${accepted.expires}: ${accepted.reason}`)}</p>` : undefined}
    ${looked.length > 0 ? folded(say(msg`What was looked at`), looksMarkup(looked, say)) : undefined}
  </li>`
}

function looksMarkup(looked: PublishedItem['looked'], say: Say): Markup {
  const cut = looked.length - MOST_LOOKS
  return html`<table>
      <tr>
        <th>${say(msg`Looked at or tried`)}</th>
        <th>${say(msg`Expected`)}</th>
        <th>${say(msg`Got`)}</th>
      </tr>
      ${looked.slice(0, MOST_LOOKS).map(
        ({ tried, expected, got }) =>
          html`<tr>
            <td>${prose(tried)}</td>
            <td>${prose(expected)}</td>
            <td>${prose(got)}</td>
          </tr>`,
      )}
    </table>
    ${cut > 0 ? html`<p>${say(msg`… and ${cut} more that were looked at.`)}</p>` : undefined}`
}

function attestationMarkup(
  { question, answer }: NonNullable<PublishedItem['attestation']>,
  say: Say,
): Markup {
  if (!answer) return html`<p>${prose(say(msg`Asked, and not answered yet: ${question}`))}</p>`
  const { yes, by, on, expires, note } = answer
  const said = yes
    ? msg`${by} said yes on ${on}; asked again on ${expires}.`
    : msg`${by} said no on ${on}; asked again on ${expires}.`
  return html`<p>${prose(say(msg`Asked: ${question}`))}</p>
    <p>${say(said)}${note === '' ? undefined : ` ${note}`}</p>`
}

const folded = (title: string, inside: Markup): Markup =>
  html`<details>
    <summary>${title}</summary>
    ${inside}
  </details>`
