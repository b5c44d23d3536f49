/** Tables, filters, cards of a receipt, and what changes on narrow screens. */
export const partsStyle = `
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 520; }
thead th { font-size: .8125rem; color: var(--ink-soft); font-weight: 520; padding: .5rem .75rem; border-bottom: 1px solid var(--line); white-space: nowrap; }
td, tbody th { padding: .55rem .75rem; border-bottom: 1px solid var(--line); vertical-align: top; }
tbody tr:last-child > * { border-bottom: 0; }
.number { text-align: right; }
td.number.bad a { color: var(--bad); font-weight: 620; }

.chips { display: flex; flex-wrap: wrap; gap: .4rem; margin: .9rem 0 .6rem; }
p.chips { font-size: .875rem; }
.numbers { margin: 0 -.75rem; width: calc(100% + 1.5rem); }
.numbers td, .numbers tbody th { padding-block: .55rem; }
.numbers tbody th { font-weight: 480; }
.numbers a { text-decoration: none; }
.numbers a:hover { text-decoration: underline; }
.route { font-size: .8125rem; margin-left: .35rem; }

.filters { display: grid; gap: .9rem; margin-bottom: 1rem; }
.tabs { display: flex; width: fit-content; max-width: 100%; gap: .2rem; padding: .2rem; background: var(--quiet-soft); border-radius: 10px; overflow-x: auto; }
.tabs a { padding: .35rem .8rem; border-radius: 8px; text-decoration: none; font-size: .875rem; font-weight: 520; color: var(--ink-soft); white-space: nowrap; }
.tabs a:hover { color: var(--ink); }
.tabs a[aria-current] { background: var(--surface); color: var(--ink); box-shadow: var(--shadow); }
.tabs a:focus-visible { outline-offset: -3px; }
.filters form { display: flex; flex-wrap: wrap; align-items: flex-end; gap: .6rem; }
.filters label span { display: block; font-size: .75rem; color: var(--ink-soft); margin-bottom: .2rem; }

.receipts { background: var(--surface); border: 1px solid var(--line); border-radius: 12px; border-collapse: separate; border-spacing: 0; box-shadow: var(--shadow); }
.receipts th:first-child, .receipts td:first-child { padding-left: 1.25rem; }
.receipts th:last-child, .receipts td:last-child { padding-right: 1.25rem; }
.receipts tbody tr { position: relative; }
.receipts tbody tr:hover { background: color-mix(in srgb, var(--accent-soft) 45%, transparent); }
.receipts tbody tr:last-child td:first-child { border-bottom-left-radius: 12px; }
.receipts tbody tr:last-child td:last-child { border-bottom-right-radius: 12px; }
.row-link { font-weight: 560; text-decoration: none; }
.row-link i { font-weight: 400; color: var(--ink-soft); }
.row-link::after { content: ""; position: absolute; inset: 0; }
.row-link:focus-visible { outline: none; }
.row-link:focus-visible::after { outline: 3px solid var(--focus); outline-offset: -3px; border-radius: 6px; }
.cell-choose { width: 1px; }
.cell-state { width: 8.5rem; }
.bulk { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem; margin-bottom: .75rem; }
.count { font-weight: 620; font-variant-numeric: tabular-nums; margin-left: .15rem; }
.count.bad { color: var(--bad); }
.bad-words { color: var(--bad); }
.good-words { color: var(--good); }
.set-or-not dd { text-align: right; }
.set-or-not > div { grid-template-columns: minmax(0, 1fr) auto !important; }
.health-line { display: flex; flex-wrap: wrap; gap: .2rem 1.25rem; margin-top: .6rem; }
summary.as-heading { font-size: 1.0625rem; font-weight: 620; color: var(--ink); }
.request-text { max-height: 24rem; overflow: auto; background: var(--quiet-soft); border-radius: 8px; padding: .7rem .85rem; margin-top: .6rem; }
.request-text pre { margin: 0; white-space: pre-wrap; }
.wide-table { overflow-x: auto; margin-top: 1rem; }
.wide-table caption { text-align: left; font-size: .8125rem; font-weight: 620; color: var(--ink-soft); }
.wide-table td { white-space: nowrap; }
pre { margin: .5rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
dt.code { overflow-wrap: anywhere; }
form.inline.bare { margin-top: 0; }
.card + .receipts { margin-top: 1rem; }
details.bare { margin: 0; }
.card + .columns { margin-top: 1rem; }
.button.plain { border-color: transparent; background: none; color: var(--ink-soft); }
.cell-when { white-space: nowrap; font-variant-numeric: tabular-nums; }
.kinds { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 20rem), 1fr)); gap: 1rem; }
.kind { position: relative; margin: 0; }
.kind:hover { border-color: var(--accent); }
.card.kind + .card { margin-top: 0; }
.cell-document { width: 34%; }
.cell-reason { color: var(--ink-soft); font-size: .875rem; }
.cell-target, .cell-age { white-space: nowrap; }
.cell-target .outside { display: inline-block; max-width: 10rem; overflow: hidden; text-overflow: ellipsis; vertical-align: bottom; }
.cell-age { color: var(--ink-soft); font-size: .875rem; }
.row-link .outside, .label, .cell-reason > div { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
.row-link .outside { display: inline-block; max-width: 100%; max-height: 3em; overflow: hidden; vertical-align: top; }
.label { color: var(--ink-soft); font-size: .875rem; }
.cell-document .code { font-size: .75rem; }

.empty { text-align: center; padding: 4rem 1.5rem; background: var(--surface); border: 1px dashed var(--line-strong); border-radius: 12px; }
.card + .empty { margin-top: 1rem; }
.card > p + form { margin-top: .75rem; }
.empty p { color: var(--ink-soft); margin: .4rem auto 1.25rem; max-width: 30rem; text-wrap: balance; }
.empty-sign { fill: none; stroke: var(--line-strong); stroke-width: 2; stroke-linejoin: round; margin-bottom: .75rem; }

.trail { display: flex; flex-wrap: wrap; gap: .5rem; font-size: .875rem; color: var(--ink-soft); margin-bottom: .75rem; }
.trail a { text-decoration: none; }
.trail a:hover { text-decoration: underline; }
.trail .outside { display: inline-block; max-width: 20rem; max-height: 1.5em; overflow: hidden; vertical-align: bottom; }
.receipt-heading { display: flex; flex-wrap: wrap; align-items: center; gap: .3rem .9rem; }
.receipt-heading h1 { max-height: 3.6em; overflow: hidden; }
.receipt-heading p { flex-basis: 100%; margin: 0; font-size: .875rem; }
.receipt-heading .lead { font-size: 1.0625rem; color: var(--ink); max-height: 4.5em; overflow: hidden; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) 21.5rem; gap: 1rem; align-items: start; }
.card h2 { margin-bottom: .5rem; }
.card-head h2 { margin-bottom: 0; }
.standstill > * + *, .card.next > p + p { margin-top: .55rem; }
.standstill-line + .standstill-line { border-top: 1px solid var(--line); padding-top: .55rem; }
.next { border-left: 4px solid var(--tone); }
.next .when { margin-top: .35rem; font-weight: 560; font-variant-numeric: tabular-nums; }
.next .when .faint { font-weight: 400; }
.card p, .card li, .cell-reason { overflow-wrap: anywhere; }
.problem-title { font-size: 1.0625rem; font-weight: 560; }
.facts > div { display: grid; grid-template-columns: 9.5rem minmax(0, 1fr); gap: .75rem; padding: .35rem 0; font-size: .9375rem; }
.facts dt { color: var(--ink-soft); font-size: .8125rem; padding-top: .1rem; }
.facts dd { font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
.facts dd > .outside { display: block; max-height: 9em; overflow: auto; }
.facts time .faint { display: block; font-size: .8125rem; }
.big-number { font-size: 1.25rem; line-height: 1.2; }
.card .facts + .button { margin-top: .75rem; }
.quote { margin: .9rem 0; }
.quote figcaption { font-size: .8125rem; color: var(--ink-soft); margin-bottom: .25rem; }
.quote blockquote { background: var(--quiet-soft); border-radius: 8px; padding: .65rem .85rem; font-family: ui-monospace, "SF Mono", Menlo, "Liberation Mono", monospace; font-size: .8125rem; white-space: pre-wrap; }
.further li { padding: .35rem 0; border-top: 1px solid var(--line); }
.parent { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem .75rem; }
.attempts { position: relative; margin-top: .75rem; }
.attempts li { position: relative; display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 1rem; padding: 0 0 .9rem 1.35rem; }
.attempts li:last-child { padding-bottom: 0; }
.attempts li::before { content: ""; position: absolute; left: 0; top: .45rem; width: .55rem; height: .55rem; border-radius: 50%; background: var(--line-strong); }
.attempts li:first-child::before { background: var(--accent); }
.attempts li:not(:last-child)::after { content: ""; position: absolute; left: .235rem; top: 1.15rem; bottom: -.3rem; width: 1px; background: var(--line); }
.attempt-time { font-size: .8125rem; white-space: nowrap; font-variant-numeric: tabular-nums; }
.attempt-detail { grid-column: 1 / -1; font-size: .8125rem; }

.columns > div:last-child .facts > div { grid-template-columns: 6.75rem minmax(0, 1fr); }

@media (max-width: 56rem) {
  .columns { grid-template-columns: minmax(0, 1fr); }
}
@media (max-width: 44rem) {
  .top-inner { flex-wrap: wrap; gap: 0 .75rem; padding: .35rem 1rem 0; }
  .brand { padding: .4rem 0; }
  .top nav:not(.languages) { order: 3; flex-basis: 100%; flex-wrap: wrap; gap: 0; margin-inline: -.6rem; }
  .top nav:not(.languages) a { min-height: 2.4rem; padding-inline: .6rem; }
  .person { min-height: 2.6rem; }
  .sign-out .outside { display: none; }
  main { padding: 1.5rem 1rem; }
  h1 { font-size: 1.5rem; }
  .card { padding: 1rem; }
  .card-head { flex-direction: column; gap: .6rem; }
  .route { display: none; }
  .numbers thead th { white-space: normal; vertical-align: bottom; font-size: .7rem; line-height: 1.3; }
  .numbers th, .numbers td { padding-inline: .2rem; }
  .numbers th:first-child { padding-left: .75rem; }
  .numbers th:last-child, .numbers td:last-child { padding-right: .75rem; }
  .filters form { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .filters label { min-width: 0; }
  .filters label.wide { grid-column: 1 / -1; }
  select, input:not([type=checkbox]), textarea { width: 100%; max-width: none; min-height: 2.6rem; }
  .filters :is(button, .button) { min-height: 2.6rem; text-align: center; }
  .receipts thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .receipts, .receipts tbody { display: block; }
  .receipts tbody tr { display: grid; grid-template-columns: auto minmax(0, 1fr) auto; gap: .25rem .6rem; padding: .85rem 1rem; border-bottom: 1px solid var(--line); }
  .receipts tbody tr:last-child { border-bottom: 0; }
  .receipts tbody td, .receipts td:first-child, .receipts td:last-child { padding: 0; border: 0; width: auto; }
  .cell-choose { grid-row: 1; grid-column: 1; align-self: center; }
  .cell-state { grid-row: 1; grid-column: 2; }
  tr:not(:has(.cell-choose)) .cell-state { grid-column: 1 / 3; }
  .cell-age { grid-row: 1; grid-column: 3; align-self: center; }
  .receipts td:not([class*=choose], [class*=state], [class*=age]) { grid-column: 1 / -1; }
  .columns > div { min-width: 0; }
  .cell-document { grid-column: 1 / -1; }
  .cell-reason { grid-column: 1 / -1; }
  .cell-target { grid-column: 1 / -1; text-align: left; font-size: .875rem; }
  .receipts td[data-label]:not(:empty)::before { content: attr(data-label) " "; color: var(--ink-soft); }
  .cell-reason:empty, .cell-target:empty { display: none; }
}
@media print {
  .top, .filters { display: none; }
  .card, .receipts { box-shadow: none; }
}
`;
