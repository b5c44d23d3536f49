import PostalMime from 'postal-mime';
import { composeMail } from '../../../lib/runtime/compose-mail.ts';
import type { Receipt } from '../../../lib/sync/receipt.ts';
import { integration, type NoticeWorld, openNoticeWorld } from './notice-world.ts';

let world: NoticeWorld;
beforeEach(async () => {
  world = await openNoticeWorld();
});
afterEach(() => world.close());

const hostile = '<script>alert("x")</script>\r\nBcc: stranger@example.com \u202Egnp.exe';

const wrong: readonly (Partial<Receipt> & Pick<Receipt, 'key'>)[] = [
  {
    ...{ key: '9001', number: '20451', label: 'Fjellvann AS', state: 'rejected' },
    problem: {
      code: 'account-unknown',
      field: 'lines[0].account',
      value: '3999',
      vendorWords: 'Konto 3999 finnes ikke',
    },
  },
  { key: 'a/b', label: hostile, state: 'rejected', problem: { code: 'refused-by-vendor', vendorWords: hostile } },
  {
    ...{ key: '9003', number: '20453', state: 'conflict' },
    problem: { code: 'number-taken', vendorWords: `Bearer abcdefghijklmnop ${'ord '.repeat(200)}` },
  },
  { key: '17', direction: 'moment-customers-to-24sevenoffice', state: 'pending', problem: { code: 'login-refused' } },
];

async function mailed(settings: object, name = integration.name) {
  for (const receipt of wrong) await world.put(receipt);
  world.later(5);
  await world.run({
    name,
    settings: { errorEmails: ['a@example.com', 'b@example.com', 'a@example.com'], ...settings },
  });
  const [mail] = world.mails;
  if (mail === undefined) throw new Error('no mail was sent');
  return PostalMime.parse(await composeMail(mail));
}

it('says in Norwegian what is wrong, what to do and where the receipts are', async () => {
  const { subject, text = '', html = '', to } = await mailed({});
  expect(to?.map(({ address }) => address)).toEqual(['a@example.com', 'b@example.com']);
  expect(subject).toBe('4 dokumenter trenger deg: Fjord & Sønner');
  for (const words of ['Innloggingen avvises (1 dokument)', 'Kontoen finnes ikke i målsystemet (1 dokument)']) {
    expect(text).toContain(words);
    expect(html).toContain(words);
  }
  expect(text).toContain('* Faktura 20451, Fjellvann AS, felt: Linje 1, konto');
  expect(text).toContain('Det andre systemet sier: Konto 3999 finnes ikke');
  expect(text.indexOf('Innloggingen avvises')).toBeLessThan(text.indexOf('Kontoen finnes ikke'));
  const receipt = 'https://console.example.com/receipts/fjord.main/moment-invoices-to-24sevenoffice/9001?lang=no';
  expect(text).toContain(receipt);
  expect(html).toContain(`href="${receipt}"`);
  expect(html).toContain('lang="no"');
});

it('says the same in English', async () => {
  const { subject, text = '', html = '' } = await mailed({ language: 'en' });
  expect(subject).toBe('4 documents need you: Fjord & Sønner');
  expect(text).toContain('The account does not exist in the target (1 document)');
  expect(text).toContain('* Customer 17');
  expect(text).toContain('/receipts?integration=fjord.main&state=needs-you&lang=en');
  expect(html).toContain('integration=fjord.main&amp;state=needs-you&amp;lang=en');
  expect(`${text}${html}`).not.toMatch(/undefined|\{\w+\}/);
});

it('lets nobody’s text become a header, markup, or a line of its own', async () => {
  const message = await mailed({}, `Fjord\r\nBcc: stranger@example.com\u0000`);
  expect(message.subject).toBe('4 dokumenter trenger deg: Fjord Bcc: stranger@example.com');
  expect(message.bcc).toBeUndefined();
  expect(message.headers.map(({ key }) => key)).not.toContain('bcc');
  expect(message.html).not.toContain('<script>');
  expect(message.html).toContain('&lt;script&gt;');
  expect(message.text).not.toMatch(/^Bcc:/m);
  expect(message.text).not.toContain('\u202E');
});

it('holds no secret and no more than 200 characters of the other system’s words', async () => {
  const { text = '', html = '' } = await mailed({});
  expect(`${text}${html}`).not.toContain('abcdefghijklmnop');
  const words = /^ {2}Det andre systemet sier: (.*ord.*)$/m.exec(text)?.[1] ?? '';
  expect(words.length).toBeGreaterThan(100);
  expect(words.length).toBeLessThanOrEqual(200);
});

it('says when all is well again, in both languages', async () => {
  await mailed({});
  for (const { key, direction } of wrong) await world.put({ key, state: 'delivered', ...(direction && { direction }) });
  world.later(5);
  await world.run();
  world.later(5);
  await world.run();
  world.later(60);
  for (const receipt of wrong) await world.put(receipt);
  const english = { settings: { errorEmails: ['a@example.com'], language: 'en' } };
  world.later(5);
  await world.run(english);
  for (const { key, direction } of wrong) await world.put({ key, state: 'delivered', ...(direction && { direction }) });
  for (let run = 0; run < 2; run += 1) {
    world.later(5);
    await world.run(english);
  }
  expect(world.mails.map(({ subject }) => subject)).toEqual([
    '4 dokumenter trenger deg: Fjord & Sønner',
    'Alt er i orden igjen: Fjord & Sønner',
    '4 documents need you: Fjord & Sønner',
    'All is well again: Fjord & Sønner',
  ]);
  expect(world.mails[3]?.text).toContain('Everything goes by itself again.');
});
