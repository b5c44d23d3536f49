/** The export of RecMan's invoices: totals on top, and what is in transfer moves. */
export const exportStyle = `
.export-totals { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: .75rem; margin-bottom: 1rem; }
.export-totals > div { background: var(--surface); border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 10px; padding: .6rem .9rem; }
.export-totals dt { font-size: .8125rem; color: var(--ink-soft); }
.export-totals dd { font-size: 1.5rem; line-height: 1.2; font-weight: 560; font-variant-numeric: tabular-nums; margin: 0; }
.export-list .cell-document { width: 22%; }
.export-list .cell-reason { width: 24%; }
.export-list .small, .export-list .number { white-space: nowrap; }
.small-act { white-space: nowrap; position: relative; z-index: 1; font-size: .8125rem; padding: .2rem .55rem; }
.export-moving .icon path { animation: in-transfer 1.2s ease-in-out infinite; }
@keyframes in-transfer { 0% { transform: translateX(-3px); opacity: .35; } 50% { opacity: 1; } 100% { transform: translateX(3px); opacity: .35; } }
@media (prefers-reduced-motion: reduce) { .export-moving .icon path { animation: none; } }
`;
