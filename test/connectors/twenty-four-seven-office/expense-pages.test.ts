import { twentyFourSevenOffice } from '../../../lib/connectors/twenty-four-seven-office/index.ts';
import { TransportError } from '../../../lib/sync/errors.ts';
import type { Http } from '../../../lib/sync/ports.ts';
import { settingsWith } from '../../accounting/samples.ts';
import { createMemorySessions } from '../../support/memory-sessions.ts';
import { officeConnection } from './office-connection.ts';

/** A line on an account: when it was changed, and since when searches show it. */
type Line = { readonly id: string; readonly account: number; readonly changed: string; readonly shown?: string };
type Asked = { readonly accounts: string; readonly from: string; readonly to: string };

const hour = 3_600_000;

/** A vendor that holds lines, gives up on answers of more than `most` of them, and tells what it was asked. */
function vendorWith(lines: readonly Line[], most = 1000) {
  const asked: Asked[] = [];
  const time = { now: '2026-11-20T12:00:00Z' };
  const http: Http = async ({ body }) => {
    const read = (name: string) => new RegExp(`<(?:\\w+:)?${name}>([^<]*)<`).exec(String(body))?.[1] ?? '';
    const [first, last] = [read('AccountNoStart'), read('AccountNoEnd')];
    const [from, to] = [read('DateStart'), read('DateEnd')];
    asked.push({ accounts: first === last ? first : `${first}-${last}`, from, to });
    const found = lines.filter(
      ({ account, changed, shown = changed }) =>
        account >= Number(first) &&
        account <= Number(last) &&
        shown <= time.now &&
        `${from}Z` <= changed &&
        changed < `${to}Z`,
    );
    if (found.length > most) throw new TransportError('sent', 'TOO_LARGE');
    return { status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' }, body: Buffer.from(answerOf(found)) };
  };
  const sessions = createMemorySessions();
  const session = { id: 'session', createdAt: time.now };
  const connection = officeConnection({
    ...{ http, endpoint: 'http://vendor', clock: () => new Date(time.now) },
    sessions: { ...sessions, read: async () => ({ session, failures: 0 }) },
  });
  return {
    asked,
    /** One poll at an instant, from where the last one ended: the keys it names, and where it ended. */
    async poll(now: string, given: { accounts: string; position?: string | undefined; from?: string }) {
      time.now = now;
      asked.splice(0);
      const settings = settingsWith({
        importExpenses: true,
        expenseAccounts: given.accounts,
        expenseActivity: 'Utlegg',
      });
      const order = { position: given.position, from: new Date(given.from ?? '2026-11-20T00:00:00Z'), settings };
      const keys: string[] = [];
      let position = given.position;
      for await (const page of twentyFourSevenOffice.expenses.pages(connection, order)) {
        keys.push(...page.entries.map(({ key }) => key));
        position = page.position;
      }
      return { keys, position };
    },
  };
}

function answerOf(lines: readonly Line[]): string {
  const items = lines.map(
    ({ id, account }) =>
      `<Transaction><Date>2026-11-20T00:00:00</Date><AccountNo>${account}</AccountNo><Currency>NOK</Currency><Amount>10.0</Amount><Id>${id}</Id><Dimensions><Dimension><Type>Project</Type><Value>5017</Value></Dimension></Dimensions><Hidden>false</Hidden><Open>false</Open></Transaction>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><GetTransactionsResponse xmlns="http://24sevenoffice.com/webservices/economy/accounting/"><GetTransactionsResult>${items.join('')}</GetTransactionsResult></GetTransactionsResponse></soap:Body></soap:Envelope>`;
}

const at = (time: string) => `2026-11-20T${time}:00Z`;

describe('calls of a poll: one for each range of accounts and window', () => {
  it.each([
    ['one account', '4300', ['4300']],
    ['accounts that follow each other', '4300, 4301,4302', ['4300-4302']],
    ['a gap between them: what stands there is never asked for', '4300, 4302', ['4300', '4302']],
    ['in any order, and twice', '6700, 4301, 4300, 6700', ['4300-4301', '6700']],
  ])('%s', async (_, accounts, ranges) => {
    const vendor = vendorWith([]);
    await vendor.poll(at('12:00'), { accounts });
    expect(vendor.asked.map((one) => one.accounts)).toEqual(ranges);
  });

  it('a first poll from months ago takes windows of 31 days', async () => {
    const vendor = vendorWith([]);
    await vendor.poll(at('12:00'), { accounts: '4300', from: '2026-09-01T00:00:00Z' });
    expect(vendor.asked.map(({ from, to }) => `${from} ${to}`)).toEqual([
      '2026-09-01T00:00:00 2026-10-02T00:00:00',
      '2026-10-02T00:00:00 2026-11-02T00:00:00',
      '2026-11-02T00:00:00 2026-11-20T12:00:00',
    ]);
  });

  it('an answer that is too large is asked for in halves, until it fits, and nothing is lost', async () => {
    const lines = Array.from({ length: 40 }, (_none, index) => ({
      ...{ id: `line-${index}`, account: 4300 },
      changed: new Date(Date.parse(at('00:00')) + index * 0.25 * hour).toISOString().replace('.000Z', 'Z'),
    }));
    const vendor = vendorWith(lines, 12);
    const { keys } = await vendor.poll(at('12:00'), { accounts: '4300' });
    expect(keys.sort()).toEqual(lines.map(({ id }) => id).sort());
    expect(vendor.asked.map(({ from, to }) => `${from.slice(11, 16)}-${to.slice(11, 16)}`)).toEqual([
      ...['00:00-12:00', '00:00-06:00', '00:00-03:00', '03:00-06:00'],
      ...['06:00-12:00', '06:00-09:00', '09:00-12:00'],
    ]);
  });

  it('a single second that is too large is told, and the position does not pass it', async () => {
    const lines = Array.from({ length: 13 }, (_none, index) => ({
      id: `${index}`,
      account: 4300,
      changed: at('06:00'),
    }));
    const vendor = vendorWith(lines, 12);
    await expect(vendor.poll(at('12:00'), { accounts: '4300' })).rejects.toMatchObject({
      reason: { problem: { vendorWords: 'TOO_LARGE' } },
    });
  });
});

describe('what the next poll asks for', () => {
  it.each<[string, { first: string; second: string; asked: string[] }]>([
    [
      'the same accounts: from a day before the last poll on',
      { first: '4300', second: '4300', asked: ['4300 19T12:00'] },
    ],
    [
      'a new account: that one from the first day on',
      { first: '4300', second: '4300, 6700', asked: ['4300 19T12:00', '6700 10T00:00'] },
    ],
    [
      'a new account beside a known one: each from its own day',
      { first: '4300', second: '4300, 4301', asked: ['4300 19T12:00', '4301 10T00:00'] },
    ],
    ['an account left out: no more', { first: '4300, 6700', second: '6700', asked: ['6700 19T12:00'] }],
  ])('%s', async (_, { first, second, asked }) => {
    const vendor = vendorWith([]);
    const from = '2026-11-10T00:00:00Z';
    const { position } = await vendor.poll(at('12:00'), { accounts: first, from });
    await vendor.poll(at('12:15'), { accounts: second, from, position });
    expect(vendor.asked.map((one) => `${one.accounts} ${one.from.slice(8, 16)}`)).toEqual(asked);
  });

  it('an account that was left out and comes back is listed from the first day on', async () => {
    const vendor = vendorWith([]);
    const from = '2026-11-10T00:00:00Z';
    const both = await vendor.poll(at('12:00'), { accounts: '4300, 6700', from });
    const one = await vendor.poll(at('12:15'), { accounts: '6700', from, position: both.position });
    await vendor.poll(at('12:30'), { accounts: '4300, 6700', from, position: one.position });
    expect(vendor.asked.map((each) => `${each.accounts} ${each.from.slice(8, 16)}`)).toEqual([
      '4300 10T00:00',
      '6700 19T12:15',
    ]);
  });

  it('never from before the first day', async () => {
    const vendor = vendorWith([]);
    const { position } = await vendor.poll(at('12:00'), { accounts: '4300', from: at('06:00') });
    await vendor.poll(at('12:15'), { accounts: '4300', from: at('06:00'), position });
    expect(vendor.asked).toEqual([{ accounts: '4300', from: '2026-11-20T06:00:00', to: '2026-11-20T12:15:00' }]);
  });
});

describe('lines that show up late', () => {
  it.each([
    ['an hour later', '2026-11-20T11:30:00Z', '2026-11-20T12:30:00Z', ['late']],
    ['a day later', '2026-11-19T13:00:00Z', '2026-11-20T12:30:00Z', ['late']],
    [
      'more than a day before the last poll: not seen (README, Assumed)',
      '2026-11-19T11:00:00Z',
      '2026-11-20T12:30:00Z',
      [],
    ],
  ])('%s', async (_, changed, shown, seen) => {
    const vendor = vendorWith([{ id: 'late', account: 4300, changed, shown }]);
    const from = '2026-11-01T00:00:00Z';
    const first = await vendor.poll(at('12:00'), { accounts: '4300', from });
    const second = await vendor.poll(at('12:45'), { accounts: '4300', from, position: first.position });
    expect([first.keys, second.keys]).toEqual([[], seen]);
  });

  it('a line that is changed between two windows of one poll is in one of them', async () => {
    const vendor = vendorWith([{ id: 'edge', account: 4300, changed: '2026-10-02T00:00:00Z' }]);
    const { keys } = await vendor.poll(at('12:00'), { accounts: '4300', from: '2026-09-01T00:00:00Z' });
    expect(keys).toEqual(['edge']);
  });
});
