import { createRecmanControl, type RecmanControl } from '../../../lib/sandboxes/recman/control.ts';
import { startRecmanSandbox } from '../../../lib/sandboxes/recman/index.ts';
import { seedRecmanAccount } from '../../../lib/sandboxes/recman/seed.ts';
import type { Sandbox } from '../../../lib/sandboxes/sandbox.ts';

let now = new Date('2026-11-21T10:00:00.000Z');
let sandbox: Sandbox;
let control: RecmanControl;

beforeEach(async () => {
  now = new Date('2026-11-21T10:00:00.000Z');
  sandbox = await startRecmanSandbox({ clock: () => now });
  control = createRecmanControl(sandbox.url);
  await seedRecmanAccount(sandbox.url, { name: 'fjord', key: 'key-of-fjord', now });
});
afterEach(() => sandbox.close());

async function get(query: string, key = 'key-of-fjord') {
  const response = await fetch(`${sandbox.url}/v2/get/?key=${key}&${query}`);
  const text = await response.text();
  return { status: response.status, text, json: JSON.parse(text) };
}

describe('a call that the vendor would refuse is refused with HTTP 200', () => {
  it.each([
    ['another scope', 'scope=order', 3],
    ['no scope', 'page=1', 3],
    ['a field that does not exist', 'scope=invoice&fields=invoiceId,total', 4],
    ['a parameter that does not exist', 'scope=invoice&departmentIds=501', 5],
    ['a filter of another scope', 'scope=department&updatedFrom=2026-11-01%2000:00:00', 5],
    ['a parameter twice', 'scope=invoice&page=1&page=2', 5],
    ['page 0', 'scope=invoice&page=0', 6],
    ['a day without a time', 'scope=invoice&updatedFrom=2026-11-01', 6],
    ['a day that does not exist', 'scope=invoice&updatedFrom=2026-02-30%2000:00:00', 6],
    ['ids that are none', 'scope=invoice&invoiceIds=1,x', 6],
  ])('%s', async (_what, query, code) => {
    const { status, json } = await get(query);
    expect([status, json.success, json.error[0].code]).toEqual([200, false, code]);
  });

  it('an unknown key, and a revoked one', async () => {
    expect((await get('scope=invoice', 'another')).json.error).toEqual([{ code: 1, message: 'Invalid API key' }]);
    await control.putAccount('fjord', { isRevoked: true });
    expect((await get('scope=invoice')).json.error[0].code).toBe(1);
  });
});

describe('what is read', () => {
  it('is a map by id with the fields that were asked for, numbers as text at times', async () => {
    const { json } = await get('scope=invoice&fields=invoiceId,departmentId,companyId&invoiceIds=400101');
    expect(json).toEqual({
      success: true,
      numRows: 1,
      data: { '400101': { invoiceId: '400101', departmentId: 501, companyId: '7001' } },
    });
  });

  it.each([
    ['departmentId=501', 4],
    ['minInvoiceId=400201', 2],
    ['updatedFrom=2026-11-21%2011:00:00', 11],
    ['updatedFrom=2026-11-21%2011:00:01', 0],
    ['page=2', 0],
  ])('%s leaves %i invoices', async (filter, rows) => {
    expect((await get(`scope=invoice&${filter}`)).json).toMatchObject({ success: true, numRows: rows });
  });

  it('of an invoice that appears late comes only then', async () => {
    const [invoice] = (await control.account('fjord'))?.invoices ?? [];
    if (invoice === undefined) throw new Error('the seed has invoices');
    await control.putRows('fjord', { invoices: [{ ...invoice, visibleFrom: '2026-11-21T11:00:00.000Z' }] });
    expect((await get('scope=invoice&invoiceIds=400101')).json.numRows).toBe(0);
    now = new Date('2026-11-21T11:00:00.000Z');
    expect((await get('scope=invoice&invoiceIds=400101')).json.numRows).toBe(1);
  });
});

describe('the limit of the day', () => {
  it.each([
    ['oslo-day', '2026-11-21T22:59:59.000Z', '2026-11-21T23:00:00.000Z'],
    ['utc-day', '2026-11-21T23:59:59.000Z', '2026-11-22T00:00:00.000Z'],
    ['hour', '2026-11-21T10:59:59.000Z', '2026-11-21T11:00:00.000Z'],
  ] as const)('ends with the %s', async (limitPeriod, last, next) => {
    await control.setSwitches({ limitPeriod });
    await control.putAccount('fjord', { dailyLimit: 2 });
    await get('scope=department');
    await get('scope=department');
    now = new Date(last);
    expect((await get('scope=department')).json.error).toEqual([{ code: 429, message: 'Daily request limit reached' }]);
    now = new Date(next);
    expect((await get('scope=department')).json.success).toBe(true);
  });

  it('counts what somebody else used', async () => {
    await control.useElsewhere('fjord', 200);
    expect((await get('scope=department')).json.error[0].code).toBe(429);
  });
});

it('the log of calls holds no key', async () => {
  await get('scope=department&page=1');
  expect(JSON.stringify(await control.calls())).not.toContain('key-of-fjord');
});
