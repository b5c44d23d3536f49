const darkColours = `
    --ground: #101514; --surface: #181f1d; --line: #29322f; --line-strong: #3d4845;
    --ink: #e8edeb; --ink-soft: #9eaba7; --accent: #6cc9bd; --accent-soft: #17332f; --focus: #7fb2ff;
    --good: #7fd3a2; --good-soft: #153023; --moving: #8fbcf2; --moving-soft: #172a40;
    --quiet: #a7b2ae; --quiet-soft: #252d2b; --bad: #ff9d8f; --bad-soft: #3c1d19;
    --shadow: none; --used: #4fb3a7; --booked: #e0a749; --limit: #ff9d8f; --edge: #6d7976;
  `;

/** Colours, type and the frame of every page. Light and dark follow the person's system. */
export const layoutStyle = `:root {
  color-scheme: light dark; --used: #0b6b64; --booked: #d98f24; --limit: #a52a1c; --edge: #868f8c;
  --ground: #f6f7f6; --surface: #ffffff; --line: #e1e5e3; --line-strong: #c6cdca;
  --ink: #17211f; --ink-soft: #5a6764; --accent: #0b5d57; --accent-soft: #e3f0ee; --focus: #1d6fe0;
  --good: #17693b; --good-soft: #e4f3ea; --moving: #1f5596; --moving-soft: #e5eef9;
  --quiet: #56615e; --quiet-soft: #edf0ef; --bad: #a52a1c; --bad-soft: #fceae7;
  --shadow: 0 1px 2px rgb(16 32 28 / .05), 0 4px 14px rgb(16 32 28 / .04);
}
@media (prefers-color-scheme: dark) { :root:not([data-appearance=light]) { ${darkColours} } }
:root[data-appearance=dark] { color-scheme: dark; ${darkColours} }
:root[data-appearance=light] { color-scheme: light; }
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
}
h1, h2, h3, p, dl, dd, ol, ul, figure, blockquote { margin: 0; padding: 0; }
ol, ul { list-style: none; }
h1 { font-size: 1.5rem; line-height: 1.2; font-weight: 650; letter-spacing: -.015em; text-wrap: balance; }
h2 { font-size: 1.0625rem; line-height: 1.35; font-weight: 620; }
h3 { font-size: .8125rem; font-weight: 620; color: var(--ink-soft); margin: 1.1rem 0 .25rem; }
a { color: inherit; text-decoration-color: var(--line-strong); text-underline-offset: .2em; text-decoration-thickness: 1px; }
a:hover { color: var(--accent); text-decoration-color: currentColor; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 4px; }
main:focus { outline: none; }
b { font-weight: 620; }
.faint { color: var(--ink-soft); }
.small { font-size: .8125rem; font-weight: 400; }
.code { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, "Liberation Mono", monospace; font-size: .875em; }
.outside { overflow-wrap: anywhere; }
.unseen {
  position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.skip { position: absolute; left: 1rem; top: -4rem; background: var(--surface); padding: .5rem 1rem; border-radius: 6px; z-index: 2; }
.skip:focus { top: .6rem; }

.top { background: var(--surface); border-bottom: 1px solid var(--line); }
.top-inner { max-width: 72rem; margin: 0 auto; padding: 0 1.5rem; display: flex; align-items: center; gap: 1rem; min-height: 3.5rem; }
.brand { display: inline-flex; align-items: center; gap: .6rem; font-weight: 680; letter-spacing: -.01em; font-size: 1.0625rem; text-decoration: none; }
.brand svg { fill: none; stroke: var(--accent); stroke-width: 1.8; stroke-linecap: round; stroke-linejoin: round; }
.top nav { display: flex; align-self: stretch; }
.top nav:not(.languages) { flex-wrap: wrap; }
.top nav a {
  display: inline-flex; align-items: center; padding: 0 .5rem; min-height: 2.4rem; white-space: nowrap; text-decoration: none; color: var(--ink-soft);
  border-bottom: 2px solid transparent; border-top: 2px solid transparent; font-weight: 520;
}
.top nav a:hover { color: var(--ink); }
.top nav a[aria-current] { color: var(--ink); border-bottom-color: var(--accent); }
.person { margin-left: auto; display: flex; align-items: center; gap: .5rem; align-self: stretch; }
.appearance { display: inline-flex; padding: .45rem; border-radius: 8px; color: var(--ink-soft); }
.appearance:hover { color: var(--ink); background: var(--quiet-soft); }
.top .languages a { font-size: .8125rem; padding: 0 .5rem; min-width: 2rem; justify-content: center; border-bottom-color: transparent; }
.top .languages a[aria-current] { border-bottom-color: transparent; font-weight: 640; }

main { max-width: 72rem; margin: 0 auto; padding: 1.75rem 1.5rem 2rem; }
.heading { margin-bottom: 1.25rem; }
.heading.with-act { display: flex; flex-wrap: wrap; align-items: flex-start; justify-content: space-between; gap: .75rem 1.5rem; }
.heading p:not(.health) { color: var(--ink-soft); margin-top: .3rem; }
footer { margin-top: 2.5rem; color: var(--ink-soft); font-size: .8125rem; }
.note { margin-top: 1rem; font-size: .875rem; overflow-wrap: anywhere; }

.card { background: var(--surface); border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem 1.5rem; box-shadow: var(--shadow); }
.card + .card, .columns > div > .card + .card { margin-top: 1rem; }
.card-head { display: flex; justify-content: space-between; align-items: flex-start; gap: 1rem; }
.card-head h2 a { text-decoration: none; }
.card-head h2 a:hover { text-decoration: underline; }
.card-head p { font-size: .875rem; }

.badge, .health {
  display: inline-flex; align-items: center; gap: .4rem; padding: .2rem .6rem .2rem .45rem; border-radius: 999px;
  font-size: .8125rem; line-height: 1.25rem; font-weight: 560; white-space: nowrap; text-decoration: none;
}
.icon { flex: none; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
.good { --tone: var(--good); --tone-soft: var(--good-soft); }
.moving { --tone: var(--moving); --tone-soft: var(--moving-soft); }
.quiet { --tone: var(--quiet); --tone-soft: var(--quiet-soft); }
.bad { --tone: var(--bad); --tone-soft: var(--bad-soft); }
.badge, .health { color: var(--tone); background: var(--tone-soft); }
.heading .health, .card-head .health { color: var(--tone); font-size: .875rem; flex: none; }
a.badge:hover { color: var(--tone); box-shadow: inset 0 0 0 1px currentColor; }

.button, button {
  display: inline-block; font: inherit; font-weight: 560; font-size: .875rem; padding: .45rem .9rem; border-radius: 8px;
  border: 1px solid var(--line-strong); background: var(--surface); color: var(--ink); text-decoration: none; cursor: pointer;
}
.button.main, button.main { background: var(--accent); border-color: var(--accent); color: var(--surface); }
.button.main:hover, button.main:hover { color: var(--surface); filter: brightness(1.08); }
.button:hover, button:hover { border-color: var(--accent); color: var(--accent); }
@media (prefers-reduced-motion: no-preference) {
  .button, button, .tabs a, .appearance { transition: color .12s, background-color .12s, border-color .12s; }
  tr.fresh td { animation: fresh 2.5s ease-out; }
  @keyframes fresh { from { background: var(--accent-soft); } }
}
`;
