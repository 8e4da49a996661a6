/** The report's only style. Its hash stands in the page's policy, so nothing else can be slipped in. */
export const style = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de; --wash: #f6f8fa;
  --pass: #1a7f37; --fail: #c2262e; --error: #8a5a00; --attest: #0a5fb4; --unsupported: #6e7781; --on: #fff; }
@media (prefers-color-scheme: dark) { :root { --paper: #0f1318; --ink: #e6eaef; --soft: #9aa5b1; --line: #333c47;
  --wash: #181e25; --pass: #3fb950; --fail: #ff7b72; --error: #e3a63a; --attest: #6cb2ff; --unsupported: #8b949e;
  --on: #0f1318; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1rem; margin: 0; overflow-wrap: anywhere; }
p { margin: .25rem 0; overflow-wrap: anywhere; }
code, pre { font: .875rem/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
pre { margin: .5rem 0; padding: .6rem .8rem; background: var(--wash); border-radius: 6px; white-space: pre-wrap;
  overflow-wrap: anywhere; }
.soft { color: var(--soft); }
.result { font-size: 1.125rem; margin: 1rem 0; padding: .75rem 1rem; border-left: 5px solid; border-radius: 3px;
  background: var(--wash); }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 1rem 0 0; }
dl.facts dt { color: var(--soft); } dl.facts dd { margin: 0; overflow-wrap: anywhere; }
.pictures { display: grid; grid-template-columns: 1fr 1fr; gap: 2rem; align-items: start; }
@media screen and (max-width: 46rem) { .pictures { grid-template-columns: 1fr; } }
@media screen and (max-width: 30rem) { dl.facts { display: block; } dl.facts dd { margin-bottom: .4rem; } }
svg { width: 100%; height: auto; display: block; }
svg text { fill: var(--ink); font-family: inherit; } svg .on { fill: var(--on); font-weight: 600; }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: 1rem 0 0; list-style: none; }
.badge { display: inline-block; min-width: 1.4em; padding: 0 .35em; border-radius: 4px; color: var(--on);
  font-weight: 600; text-align: center; }
.badge.pass { background: var(--pass); } .badge.fail { background: var(--fail); }
.badge.error { background: var(--error); } .badge.attest { background: var(--attest); }
.badge.unsupported { background: var(--unsupported); }
.result.pass { border-color: var(--pass); } .result.fail { border-color: var(--fail); }
.result.error { border-color: var(--error); }
.fill-pass { fill: var(--pass); } .fill-fail { fill: var(--fail); } .fill-error { fill: var(--error); }
.fill-attest { fill: var(--attest); } .fill-unsupported { fill: var(--unsupported); }
article { border: 1px solid var(--line); border-radius: 8px; padding: .9rem 1.1rem; margin: 0 0 .9rem; }
article header { display: flex; gap: .6rem; align-items: baseline; }
article ul { margin: .5rem 0; padding-left: 1.2rem; } article li { margin: .3rem 0; overflow-wrap: anywhere; }
.subject { font: 600 .875rem/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
.accepted { color: var(--soft); }
details { margin: .4rem 0; } summary { cursor: pointer; color: var(--soft); }
table { border-collapse: collapse; width: 100%; font-size: .875rem; margin: .5rem 0; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-top: 1px solid var(--line);
  overflow-wrap: anywhere; }
th { color: var(--soft); font-weight: 500; }
a { color: inherit; }
@media print { :root { color-scheme: light; } body { max-width: none; padding: 0; font-size: 11pt; }
  article header, article li, tr, pre { break-inside: avoid; } article header, h2 { break-after: avoid; }
  article { box-decoration-break: clone; } details::details-content { content-visibility: visible; display: block; }
  .badge, svg, .result { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
@media print and (prefers-color-scheme: dark) { :root { --paper: #fff; --ink: #1b1f24; --soft: #57606a; --line: #d0d7de;
  --wash: #f6f8fa; --pass: #1a7f37; --fail: #c2262e; --error: #8a5a00; --attest: #0a5fb4; --unsupported: #6e7781;
  --on: #fff; } }
`
