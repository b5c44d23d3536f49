/**
 * Keeps a page fresh: every five seconds the content of a page marked live is fetched again and put in place, while the page is
 * seen and nobody is choosing, writing or marking something. Focus and opened parts stay; rows that are new light up. Also: filters
 * that answer at once, one box for all rows, fields of a choice, and rows that are added to a form. Without scripts, the pages
 * are whole as they are.
 */
export const script = `'use strict';
(() => {
  const pauseMs = 5000;
  const main = () => document.querySelector('main');
  const isFilledIn = (field) => field.type === 'checkbox' || field.type === 'radio'
    ? field.checked !== field.defaultChecked
    : field.tagName !== 'SELECT' && field.type !== 'hidden' && field.value !== field.defaultValue;
  const isBusy = () => {
    const active = document.activeElement;
    const marked = document.getSelection();
    return document.hidden || (marked && !marked.isCollapsed) || (active && active.matches('select, input, textarea'))
      || [...main().querySelectorAll('form[method=post] :is(input, textarea)')].some(isFilledIn);
  };
  const addressesOf = (part) => new Set([...part.querySelectorAll('.row-link')].map((link) => link.getAttribute('href')));
  const put = (fresh) => {
    const old = main();
    const known = addressesOf(old);
    const address = document.activeElement && document.activeElement.getAttribute('href');
    const opened = [...old.querySelectorAll('details[open]')].map((part) => [...old.querySelectorAll('details')].indexOf(part));
    old.replaceChildren(...fresh.childNodes);
    for (const place of opened) old.querySelectorAll('details')[place]?.setAttribute('open', '');
    for (const link of known.size > 0 ? old.querySelectorAll('.row-link') : []) {
      if (!known.has(link.getAttribute('href'))) link.closest('tr')?.classList.add('fresh');
    }
    const same = address && [...old.querySelectorAll('a')].find((link) => link.getAttribute('href') === address);
    if (same) same.focus({ preventScroll: true });
  };
  const refresh = async () => {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' });
    if (!answer.ok || answer.redirected) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main[data-live]');
    if (fresh && !isBusy()) put(fresh);
  };
  const loop = () => setTimeout(() => {
    // A fetch that fails is tried again in the next round: the page still shows when it was last updated.
    (isBusy() ? Promise.resolve() : refresh()).catch(() => undefined).finally(loop);
  }, pauseMs);
  if (main()?.hasAttribute('data-live')) loop();
  const showChosen = (form) => {
    const boxes = [...form.querySelectorAll('tbody input[type=checkbox]')];
    const chosen = boxes.filter((box) => box.checked).length;
    const count = form.querySelector('[data-chosen]');
    if (count) count.textContent = chosen === 0 ? '' : ' (' + chosen + ')';
    const all = form.querySelector('[data-all]');
    if (all) { all.checked = chosen === boxes.length; all.indeterminate = chosen > 0 && chosen < boxes.length; }
  };
  document.addEventListener('change', ({ target }) => {
    const filters = target.closest('form[data-filters]');
    if (filters && target.type !== 'search') return filters.requestSubmit();
    const form = target.closest('form');
    if (!form || target.type !== 'checkbox') return;
    if (target.hasAttribute('data-all')) for (const box of form.querySelectorAll('tbody input[type=checkbox]')) box.checked = target.checked;
    if (form.querySelector('[data-all]')) showChosen(form);
  });
  document.addEventListener('click', ({ target }) => {
    const button = target.closest('button[data-add]');
    const hidden = button && document.getElementById(button.dataset.add)?.querySelector('[data-spare][hidden]');
    if (!button) return;
    if (hidden) { hidden.hidden = false; hidden.querySelector('input')?.focus(); }
    if (!document.getElementById(button.dataset.add)?.querySelector('[data-spare][hidden]')) button.hidden = true;
  });
  const showAsked = () => {
    for (const field of document.querySelectorAll('[data-when]')) {
      const [name, values] = field.dataset.when.split('=');
      const choice = document.getElementsByName(name)[0];
      field.hidden = Boolean(choice) && !values.split('|').includes(choice.value);
    }
  };
  document.addEventListener('change', showAsked);
  showAsked();
  for (const spare of document.querySelectorAll('[data-spare]')) spare.hidden = true;
  for (const part of document.querySelectorAll('[data-scripted]')) part.hidden = false;
})();
`;
