import { tellOfExpiries } from '../../../functions/notify/tell-of-expiries.ts';
import { MailNotTaken } from '../../../lib/runtime/mail-sender.ts';
import { integration, type NoticeWorld, openNoticeWorld } from './notice-world.ts';

let world: NoticeWorld;
beforeEach(async () => {
  world = await openNoticeWorld();
});
afterEach(() => world.close());

const errorEmails = ['regnskap@fjord.example.com'];
const until = (day: string, more: object = {}) => ({
  ...integration,
  settings: { errorEmails, language: 'en', validUntil: { moment: day }, ...more },
});
const tell = (day: string, more?: object) => tellOfExpiries(until(day, more), world.parts);
const days = (count: number) => world.later(count * 24 * 60);

it('is told 14 days before, 3 days before and when it is over, once each', async () => {
  const told: [number, string][] = [];
  for (let day = 0; day < 25; day += 1) {
    for (let run = 0; run < 3; run += 1) {
      if (await tell('2026-12-10')) told.push([day, world.mails.at(-1)?.subject ?? '']);
    }
    days(1);
  }
  expect(told).toEqual([
    [5, 'A log-in ends soon: Fjord & Sønner'],
    [16, 'A log-in ends soon: Fjord & Sønner'],
    [20, 'A log-in has ended: Fjord & Sønner'],
  ]);
});

it('says which, when, what to do and where, in the language of the settings', async () => {
  await tell('2026-11-30', { language: 'no' });
  const [mail] = world.mails;
  expect(mail?.to).toEqual(errorEmails);
  expect(mail?.text).toContain('* Moment: gyldig til og med 30. nov. 2026 (om 9 dager)');
  expect(mail?.text).toContain('https://console.example.com/integrations/fjord.main?lang=no');
  expect(mail?.text).toContain('legg den inn under «Endre», og rett dagen');
  expect(mail?.html).toContain('<h2');
});

it('a day that was corrected is warned of anew when its time comes', async () => {
  expect(await tell('2026-11-30')).toBe(true);
  expect(await tell('2027-11-30')).toBe(false);
  days(360);
  expect(await tell('2027-11-30')).toBe(true);
});

it('nobody is told where there are no addresses, and nothing of what documents were told of changes', async () => {
  expect(await tell('2026-11-30', { errorEmails: [] })).toBe(false);
  await world.put({ key: '1', state: 'rejected', problem: { code: 'account-unknown' } });
  await tell('2026-11-30');
  world.later(5);
  expect(await world.run()).toBe('trouble');
});

it('two runs at once send one mail, and one that was not taken is sent by the next run', async () => {
  const sent = await Promise.all([tell('2026-11-30'), tell('2026-11-30')]);
  expect([sent.filter(Boolean).length, world.mails.length]).toEqual([1, 1]);
  world.sendBy(async () => Promise.reject(new MailNotTaken('throttled')));
  await expect(tell('2026-12-01')).rejects.toThrow('throttled');
  world.sendBy(async (mail) => void world.mails.push(mail));
  expect(await tell('2026-12-01')).toBe(true);
});
