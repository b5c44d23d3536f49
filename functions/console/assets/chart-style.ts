/** Charts, and the tables with their numbers. */
export const chartStyle = `
.chart { margin-top: 1rem; }
.chart svg { display: block; overflow: visible; }
.chart .grid { stroke: var(--line); stroke-width: 1; }
.chart .tick { fill: var(--ink-soft); font-size: 11px; font-variant-numeric: tabular-nums; }
.chart line.limit { stroke: var(--limit); stroke-width: 1.5; stroke-dasharray: 5 4; }
.chart rect.used, .chart rect.good { fill: var(--used); }
.chart rect.booked { fill: var(--booked); }
.chart rect.bad { fill: var(--bad); }
.chart rect.quiet { fill: var(--line-strong); }
.chart rect.now { fill: var(--ink); }
.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.1rem; font-size: .8125rem; color: var(--ink-soft); margin-top: .5rem; }
.legend span::before { content: ""; display: inline-block; width: .7rem; height: .7rem; border-radius: 2px; margin-right: .4rem; background: var(--used); }
.legend .booked::before { background: var(--booked); }
.legend .bad::before { background: var(--bad); }
.legend .quiet::before { background: var(--line-strong); }
.legend .limit::before { background: none; height: 0; border-top: 2px dashed var(--limit); border-radius: 0; vertical-align: middle; }
details { margin-top: .6rem; }
summary { cursor: pointer; font-size: .8125rem; color: var(--ink-soft); width: fit-content; }
summary:hover { color: var(--accent); }
.numbers-of-chart { max-width: 34rem; font-size: .875rem; margin-top: .4rem; }
.numbers-of-chart td, .numbers-of-chart tbody th { padding-block: .3rem; }
@media (max-width: 44rem) { .chart .tick.under:nth-of-type(even) { display: none; } }
`;
