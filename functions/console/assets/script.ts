/**
 * Keeps a page fresh: every ten seconds its content is fetched again and put in place, while the page is seen and nobody is
 * choosing or marking something. Focus stays on the same link. Without scripts, the pages are whole as they are.
 */
export const script = `'use strict';
(() => {
  const pauseMs = 10000;
  const isBusy = () => {
    const active = document.activeElement;
    const marked = document.getSelection();
    return document.hidden || document.querySelector('main form[method=post] :is(input:checked, input:not([type=hidden], [type=checkbox]), textarea)') || (active && active.matches('select, input, textarea, button')) || (marked && !marked.isCollapsed);
  };
  const refresh = async () => {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-store' });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
    const main = document.querySelector('main');
    if (!fresh || !main || isBusy()) return;
    const address = document.activeElement && document.activeElement.getAttribute('href');
    main.replaceChildren(...fresh.childNodes);
    if (address) {
      const same = [...main.querySelectorAll('a')].find((link) => link.getAttribute('href') === address);
      if (same) same.focus({ preventScroll: true });
    }
  };
  const loop = () => setTimeout(() => {
    // A fetch that fails is tried again in the next round: the page still shows when it was last updated.
    (isBusy() ? Promise.resolve() : refresh()).catch(() => undefined).finally(loop);
  }, pauseMs);
  loop();
  document.addEventListener('change', (event) => {
    const form = event.target.closest('form[data-filters]');
    if (form) form.requestSubmit();
  });
})();
`;
