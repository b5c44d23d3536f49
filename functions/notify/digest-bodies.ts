import type { DigestContent, DigestGroup, DigestRow } from './digest-content.ts';

/** A mail as plain text: nothing in it needs anything but a screen. */
export function digestText({ intro, groups, overview, footer }: DigestContent): string {
  const parts = [intro, ...groups.map(groupText), `${overview.words}:\n${overview.address}`, `-- \n${footer}`];
  return `${parts.join('\n\n')}\n`;
}

function groupText({ title, advice, rows, more }: DigestGroup): string {
  const head = [title, '-'.repeat(Math.min(title.length, 72)), ...advice, ''];
  return [...head, ...rows.map(rowText), ...(more === undefined ? [] : [`* ${more}`])].join('\n');
}

function rowText({ what, words, address }: DigestRow): string {
  return [`* ${what}`, ...(words === undefined ? [] : [words]), address].join('\n  ');
}

/** The same mail as HTML: no pictures, no scripts, nothing is loaded from anywhere. */
export function digestHtml({ language, subject, intro, groups, overview, footer }: DigestContent): string {
  return [
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    '<body style="font-family:system-ui,sans-serif;line-height:1.5;max-width:44rem;margin:1rem auto;padding:0 1rem">',
    `<p>${escaped(intro)}</p>`,
    ...groups.map(groupHtml),
    `<p>${linkHtml(overview.words, overview.address)}</p>`,
    `<hr><p><small>${escaped(footer)}</small></p>`,
    '</body></html>',
  ].join('\n');
}

function groupHtml({ title, advice, rows, more }: DigestGroup): string {
  return [
    `<h2 style="font-size:1.1rem;margin-bottom:0.25rem">${escaped(title)}</h2>`,
    ...advice.map((line) => `<p style="margin-top:0">${escaped(line)}</p>`),
    '<ul>',
    ...rows.map(rowHtml),
    ...(more === undefined ? [] : [`<li>${escaped(more)}</li>`]),
    '</ul>',
  ].join('\n');
}

function rowHtml({ what, words, address }: DigestRow): string {
  return `<li>${linkHtml(what, address)}${words === undefined ? '' : `<br>${escaped(words)}`}</li>`;
}

function linkHtml(words: string, address: string): string {
  return `<a href="${escaped(address)}">${escaped(words)}</a>`;
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => escapes[sign] ?? '');
}
