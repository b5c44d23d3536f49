/**
 * Sends forms with secrets without a new page: what a test found and what is wrong is told in the form, and nothing is to be
 * written again, secrets least of all. Without scripts the form is sent as any other.
 */
export const formScript = `'use strict';
(() => {
  const main = () => document.querySelector('main');
  const toldSelector = ':scope > :is([role=status], [role=alert])';
  const copy = (from, to, name) => {
    const value = from?.getAttribute(name);
    if (value) to.setAttribute(name, value); else to.removeAttribute(name);
  };
  const mark = (field, anew, fresh) => {
    field.classList.toggle('wrong', Boolean(anew?.classList.contains('wrong')));
    field.querySelector('.message')?.remove();
    const message = anew?.querySelector('.message');
    if (message) field.querySelector('.field-row').after(message);
    const control = field.querySelector('[id][name]');
    const same = control && fresh.querySelector('#' + CSS.escape(control.id));
    if (control) for (const name of ['aria-invalid', 'aria-describedby']) copy(same, control, name);
  };
  const tell = (form, told) => {
    for (const old of main().querySelectorAll(toldSelector)) old.remove();
    form.before(...told);
    told[0]?.setAttribute('tabindex', '-1');
    told[0]?.focus();
  };
  const failureIn = (fresh) => {
    const part = document.createElement('div');
    part.setAttribute('role', 'alert');
    part.append(...fresh.querySelectorAll('.empty'));
    return [part];
  };
  const take = (form, page, isGood) => {
    const fresh = page.querySelector('main');
    if (!fresh) throw new Error('no page of ours');
    if (fresh.querySelector('form[data-kept]')) {
      const anew = fresh.querySelectorAll('form[data-kept] .field');
      form.querySelectorAll('.field').forEach((field, place) => mark(field, anew[place], fresh));
      return tell(form, [...fresh.querySelectorAll(toldSelector)]);
    }
    if (!isGood) return tell(form, failureIn(fresh));
    document.title = page.title;
    main().replaceChildren(...fresh.childNodes);
    scrollTo(0, 0);
  };
  const send = async (form, button) => {
    const body = new URLSearchParams(new FormData(form, button));
    const answer = await fetch(form.action, { method: 'POST', body, headers: { accept: 'text/html' } });
    if (answer.redirected) return location.assign(answer.url);
    take(form, new DOMParser().parseFromString(await answer.text(), 'text/html'), answer.ok);
  };
  document.addEventListener('submit', (event) => {
    const { target: form, submitter: button } = event;
    if (!form.hasAttribute('data-kept') || !button) return;
    event.preventDefault();
    if (form.hasAttribute('aria-busy')) return;
    form.setAttribute('aria-busy', 'true');
    send(form, button).catch(() => {
      // What cannot be told here the browser tells in its own way.
      form.removeAttribute('data-kept');
      form.requestSubmit(button);
    }).finally(() => form.removeAttribute('aria-busy'));
  });
})();
`;
