import { createHash } from 'node:crypto'
import { type PublishedAudit, auditExit } from '../../../contract/audit/index.ts'
import { type Message, joined, msg, space } from '../../../contract/message.ts'
import { type Say, statusNames, statusOrder, worstFirst } from '../words.ts'
import { itemMarkup } from './item.ts'
import { type Markup, html } from './markup.ts'
import { itemGrid, levelBars, signs } from './pictures.ts'
import { style } from './style.ts'

const RESULTS: Record<0 | 1 | 2, { kind: string; said: Message }> = {
  0: { kind: 'pass', said: msg`All that counts passes.` },
  1: { kind: 'fail', said: msg`There are findings.` },
  2: { kind: 'error', said: msg`There are no findings, but not everything could be told.` },
}

/** One file that needs nothing else: no scripts, nothing from elsewhere, and its policy says so. */
export function auditHtml(audit: PublishedAudit, say: Say, language: string): string {
  const hash = createHash('sha256').update(style).digest('base64')
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`
  const title = say(msg`Audit of ${audit.target.name}`)
  const { kind, said } = RESULTS[auditExit(audit)]
  const page = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${title}</title>
        ${{ markup: `<style>${style}</style>` }}
      </head>
      <body>
        <header>
          <h1>${title}</h1>
          <p class="soft">
            ${say(msg`Bulkhead’s security baseline for Docker hosts, ${audit.items.length} items`)}
          </p>
          ${factsMarkup(audit, say)}
        </header>
        <main>
          <p class="result ${kind}">
            ${say(joined([said, msg`${audit.summary.pass} of ${audit.items.length} items pass.`], space))}
          </p>
          <div class="pictures">
            <section>${levelBars(audit, say)}</section>
            <section>${itemGrid(audit, say)}</section>
          </div>
          <ul class="legend">
            ${[...statusOrder].toReversed().map(
              (status) =>
                html`<li>
                  <span class="badge ${status}">${signs[status]}</span> ${say(statusNames[status])}
                  <b>${audit.summary[status]}</b>
                </li>`,
            )}
          </ul>
          ${sections(audit, say)}
        </main>
      </body>
    </html> `
  return page.markup
}

function factsMarkup({ target, at, took, containers, images }: PublishedAudit, say: Say): Markup {
  const facts: [Message, string][] = [
    [msg`Looked at`, `${at.slice(0, 16).replace('T', ' ')} UTC (${(took / 1000).toFixed(1)} s)`],
    [msg`Docker`, target.engine],
    [msg`System`, target.system],
    [msg`Kernel`, `${target.kernel}${target.cgroup === null ? '' : `, cgroup v${target.cgroup}`}`],
    [msg`Containers`, String(containers)],
    [msg`Images`, String(images)],
    [
      msg`How far it saw`,
      say(
        target.sight === 'machine'
          ? msg`The daemon’s API, and the machine’s kernel and files`
          : msg`The daemon’s API only, and nothing of the machine below it`,
      ),
    ],
    [
      msg`What it was allowed`,
      say(
        target.probed
          ? msg`To look, and to start something of its own for a moment`
          : msg`To look only: nothing was started or changed`,
      ),
    ],
    [msg`Daemon`, target.daemon],
  ]
  return html`<dl class="facts">
    ${facts.map(
      ([name, value]) =>
        html`<dt>${say(name)}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`
}

/** The worst first; what passes comes last. */
function sections({ items }: PublishedAudit, say: Say): Markup[] {
  return statusOrder.flatMap((status) => {
    const found = worstFirst(items).filter((item) => item.status === status)
    if (found.length === 0) return []
    return html`<section>
      <h2>${say(statusNames[status])} (${found.length})</h2>
      ${found.map((item) => itemMarkup(item, say))}
    </section>`
  })
}
