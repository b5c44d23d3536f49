import { createAccessStore } from '../../../lib/store/access-store.ts';
import { createCheckpointStore } from '../../../lib/store/checkpoint-store.ts';
import type { Table } from '../../../lib/store/table.ts';
import { SyncError } from '../../../lib/sync/errors.ts';
import { notePollFailure, notePollSuccess } from '../../../lib/sync/poll-refusal.ts';
import { exampleWish, openLocalConsole } from '../../support/local-console.ts';
import { receiptOf } from '../../support/receipt-of.ts';

const direction = 'economic-expenses-to-moment';
const place = { tenant: 'fjord', integration: 'fjord.main', direction };
const path = '/api/integrations/fjord.main';
const page = '/integrations/fjord.main?lang=en';
const economic = {
  ...{ ...exampleWish, kind: 'moment-economic', settings: { momentCompanyCode: 'fjord' } },
  credentials: { momentApiKey: 'k', agreementGrantToken: 'token' },
};

let table: Table;
let office: Awaited<ReturnType<typeof openLocalConsole>>;
beforeEach(async () => {
  office = await openLocalConsole((given) => {
    table = given;
    return { directionsOf: () => ['moment-invoices-to-economic', direction] };
  });
});
afterEach(() => office.close());

/** A poll meets a log-in that was taken back. */
async function stop(): Promise<void> {
  const problem = { code: 'access-revoked', vendorWords: '401 <b>Access</b> denied' } as const;
  const failure = new SyncError({ advice: 'hold', applied: 'no', problem });
  const clock = () => new Date('2026-11-21T08:00:00.000Z');
  await notePollFailure(place, failure, { checkpoints: createCheckpointStore(table), clock });
}

const text = async (address = page) => (await office.api('GET', address)).text.replaceAll(/<[^>]+>/g, ' ');

describe('a transfer whose schedule is stopped', () => {
  beforeEach(async () => {
    await office.api('PUT', path, economic);
    await stop();
  });

  it('is told on the page: which, since when, why, in whose words, and what to do', async () => {
    expect(await text()).toMatch(
      /A transfer stands still.*Expenses, e-conomic → Moment.*since.*21 Nov 2026, 09:00:00.*Access was withdrawn.*Give access again.*401 &lt;b&gt;Access.*Give access at e-conomic.*Change/s,
    );
    expect(await text(page.replace('en', 'no'))).toMatch(/En overføring står stille.*siden/s);
  });

  it('is told over the API', async () => {
    const { json } = await office.api('GET', `${path}/health`);
    expect(json.standstills).toEqual([
      { direction, since: '2026-11-21T08:00:00.000Z', problem: expect.objectContaining({ code: 'access-revoked' }) },
    ]);
  });

  it('is no more told once a poll went through, or while the integration is switched off', async () => {
    await office.api('POST', `${path}/disable`);
    expect(await text()).not.toContain('stands still');
    await office.api('POST', `${path}/enable`);
    expect(await text()).toContain('stands still');
    await notePollSuccess(place, createCheckpointStore(table));
    expect(await text()).not.toContain('stands still');
  });
});

describe('a log-in whose last day is known', () => {
  const until = (day: string) => office.api('PUT', path, withDay(day));
  const withDay = (day: string) => ({ ...economic, settings: { ...economic.settings, validUntil: { economic: day } } });

  it.each([
    ['2026-12-05', /A log-in ends soon.*e-conomic : valid until 5 Dec 2026 \(in 14 days\)/s],
    ['2026-11-21', /A log-in ends soon.*valid until 21 Nov 2026 \(today\)/s],
    ['2026-11-19', /A log-in has ended.*valid until 19 Nov 2026 \(2 days ago\)/s],
  ])('is warned of on its page and in the list: %s', async (day, words) => {
    await until(day);
    expect(await text()).toMatch(words);
    expect(await text('/?lang=en')).toMatch(/e-conomic: valid until/);
  });

  it('is only told beside its log-in while there is time', async () => {
    await until('2026-12-06');
    const shown = await text();
    expect(shown).not.toContain('A log-in ends soon');
    expect(shown).toContain('Valid until 6 Dec 2026 (in 15 days)');
    expect(await text('/?lang=en')).not.toContain('valid until');
    const { json } = await office.api('GET', `${path}/health`);
    expect(json.expiries).toEqual([{ vendor: 'economic', until: '2026-12-06', daysLeft: 15, isSoon: false }]);
  });
});

it('the health of one integration over the API is that of its page', async () => {
  await office.api('PUT', path, exampleWish);
  await createAccessStore(table).note(
    { tenant: 'fjord', integration: 'fjord.main', vendor: 'moment' },
    { works: false, at: '2026-11-21T09:00:00.000Z', words: 'login-refused: no such key' },
  );
  const invoices = { direction: 'moment-invoices-to-24sevenoffice' };
  await office.keep(receiptOf({ ...invoices, key: '1', state: 'delivered', updatedAt: '2026-11-21T09:30:00.000Z' }));
  await office.keep(receiptOf({ ...invoices, key: '2', state: 'pending', createdAt: '2026-11-20T09:30:00.000Z' }));
  const { json } = await office.api('GET', `${path}/health`);
  expect(json).toMatchObject({
    ...{ lastSuccessAt: '2026-11-21T09:30:00.000Z', oldestOpen: { receipt: { key: '2', state: 'pending' } } },
    access: [{ vendor: 'moment', works: false, words: 'login-refused: no such key' }, { vendor: '24sevenoffice' }],
    ...{ standstills: [], expiries: [] },
  });
  expect(json.days).toHaveLength(28);
  expect((await office.api('GET', '/api/integrations/fjord.none/health')).status).toBe(404);
});
