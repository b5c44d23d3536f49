import PostalMime from 'postal-mime';
import { composeMail, type Mail } from '../../lib/runtime/compose-mail.ts';

const mail: Mail = {
  id: 'fjord.main 1 trouble',
  from: 'errors@ledgerbridge.example.com',
  to: ['regnskap@fjord.example.com', 'daglig.leder@fjord.example.com'],
  subject: '3 dokumenter trenger deg: Blåbærtind & Sønner «AS» 日本',
  text: 'Kontoen finnes ikke – rett den.\n\n.\nhttps://console.example.com/receipts\n',
  html: '<p>Kontoen finnes ikke – rett den. &lt;b&gt;</p>',
  at: new Date('2026-11-21T10:05:00Z'),
};

const read = async (changes: Partial<Mail> = {}) => PostalMime.parse(await composeMail({ ...mail, ...changes }));

it('reads as it was written', async () => {
  const message = await read();
  expect(message.from).toEqual({ name: 'Ledgerbridge', address: 'errors@ledgerbridge.example.com' });
  expect(message.to?.map(({ address }) => address)).toEqual(mail.to);
  expect(message.subject).toBe(mail.subject);
  expect(message.text?.trim()).toBe(mail.text.trim());
  expect(message.html?.trim()).toBe(mail.html);
  expect(message.date).toBe('2026-11-21T10:05:00.000Z');
  expect(message.headers).toContainEqual(expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }));
  expect(message.attachments).toEqual([]);
});

it('has the same Message-ID each time it is written, and another for another mail', async () => {
  const ids = [await read(), await read({ at: new Date() }), await read({ id: 'fjord.main 3 trouble' })];
  const [one, again, other] = ids.map(({ messageId }) => messageId);
  expect(one).toMatch(/^<[0-9a-f]{32}@ledgerbridge\.example\.com>$/);
  expect(again).toBe(one);
  expect(other).not.toBe(one);
});

it.each<[string, Partial<Mail>]>([
  ['subject', { subject: 'Feil\r\nBcc: stranger@example.com' }],
  ['subject', { subject: 'Feil\nBcc: stranger@example.com' }],
  ['subject', { subject: 'Feil\0' }],
  ['to', { to: ['regnskap@fjord.example.com\r\nBcc: stranger@example.com'] }],
  ['from', { from: 'errors@example.com\rX: y' }],
  ['id', { id: 'fjord\n' }],
])('refuses a break in the %s: %j', async (name, changes) => {
  await expect(composeMail({ ...mail, ...changes })).rejects.toThrow(`the mail's ${name} holds a line break or a NUL`);
});
