/** Forms, their fields, and what is wrong with them. */
export const formStyle = `
input:not([type=checkbox], [type=hidden]), select, textarea {
  font: inherit; font-size: .875rem; line-height: 1.35rem; color: inherit; background: var(--surface);
  border: 1px solid var(--edge); border-radius: 8px; padding: .42rem .6rem; max-width: 100%;
}
select { max-width: 16rem; height: 2.3rem; }
input[type=date], input[type=search] { height: 2.3rem; }
input[type=checkbox] { width: 1.1rem; height: 1.1rem; margin: 0; accent-color: var(--accent); vertical-align: -.15em; }
textarea { resize: vertical; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
fieldset.card { margin: 0 0 1rem; padding: 1.1rem 1.5rem 1.25rem; border: 1px solid var(--line); }
fieldset.card > legend { float: left; width: 100%; font-weight: 620; font-size: 1.0625rem; padding: 0; margin-bottom: .35rem; }
fieldset.card > legend + * { clear: both; }
.field { display: grid; grid-template-columns: 13rem minmax(0, 28rem); gap: .15rem 1.25rem; padding: .55rem 0; align-items: baseline; }
.field > label, .field > .label-of { font-weight: 520; }
.field > :is(.help, .message, .kept) { grid-column: 2; }
.field :is(input:not([type=checkbox]), textarea, select) { width: 100%; max-width: none; }
.field .narrow { width: 10rem; }
.field .help, .field .kept { font-size: .8125rem; color: var(--ink-soft); }
.field.wrong :is(input, textarea, select) { border-color: var(--bad); box-shadow: inset 0 0 0 1px var(--bad); }
.field-row { display: flex; gap: .6rem; align-items: center; }
.message { color: var(--bad); font-size: .875rem; font-weight: 520; }
.message::before { content: "! "; font-weight: 700; }
.must { color: var(--bad); }
.pairs, .departments { display: grid; gap: .4rem; }
.pair { display: grid; grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr); gap: .5rem; align-items: center; }
.department { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .4rem .6rem; border: 1px solid var(--line); border-radius: 8px; padding: .7rem .8rem .8rem; }
.department label { font-size: .8125rem; color: var(--ink-soft); }
.field.broad { grid-template-columns: minmax(0, 1fr); }
.field.broad > :is(.help, .message, .kept) { grid-column: 1; }
[data-spare][hidden], [hidden] { display: none; }
.alert { border-left: 4px solid var(--bad); margin-bottom: 1rem; }
.buttons { display: flex; flex-wrap: wrap; gap: .6rem; }
.form > .buttons { align-items: center; }
.form[aria-busy] button { opacity: .6; cursor: progress; }
.field-row > :first-child:not([type=checkbox]) { flex: 1; }
form.inline { display: flex; flex-wrap: wrap; align-items: flex-end; gap: .6rem; margin-top: .75rem; }
form.inline label { flex: 0 1 16rem; }
form.inline label:has(select) { flex-basis: 20rem; }
form.inline label :is(input, textarea, select) { width: 100%; max-width: none; }
form.inline label span { display: block; font-size: .8125rem; color: var(--ink-soft); margin-bottom: .2rem; }
.checks li { display: grid; grid-template-columns: 1.4rem minmax(0, 1fr); padding: .35rem 0; border-top: 1px solid var(--line); }
.checks li:first-child { border-top: 0; }
.checks .icon { margin-top: .25rem; color: var(--tone); }
.sign-out { display: flex; gap: .6rem; align-items: center; font-size: .8125rem; }
.cell-choose input { position: relative; z-index: 1; }
.filters input[type=search] { width: 13rem; }
@media (max-width: 44rem) {
  .field { grid-template-columns: minmax(0, 1fr); padding: .45rem 0; }
  .field > :is(.help, .message, .kept) { grid-column: 1; }
  .field.of-switch { grid-template-columns: minmax(0, 1fr) auto; }
  fieldset.card { padding: 1rem; }
  .department { grid-template-columns: minmax(0, 1fr); }
  .filters input[type=search] { width: 100%; }
  form.inline label, form.inline label:has(select) { flex-basis: 100%; }
}
`;
