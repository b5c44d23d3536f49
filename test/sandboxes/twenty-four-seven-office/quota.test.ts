import { anna, faultOf, startVendor, type VendorCaller } from './support/vendor-caller.ts';

let now = new Date('2026-05-20T10:59:00Z');
let vendor: VendorCaller;
beforeEach(async () => {
  now = new Date('2026-05-20T10:59:00Z');
  vendor = await startVendor({ clock: () => now });
});
afterEach(() => vendor.sandbox.close());

const call = () => vendor.call('client.GetCurrencyList');

describe('the quota', () => {
  it('is 7,200 calls an hour, told on each answer', async () => {
    const { headers } = await call();
    expect([headers.get('APILimitRemaining'), headers.get('APILimitReset')]).toEqual(['7198', '2026-05-20T11:00:00Z']);
  });

  it('counts logins and refused calls as well, and ends with the hour', async () => {
    await vendor.control.setSwitches({ quotaLimit: 4 });
    await vendor.logIn();
    expect((await vendor.call('client.GetCurrencyList', '<Unknown />')).status).toBe(500);
    expect((await call()).headers.get('APILimitRemaining')).toBe('0');
    const blocked = [await call(), await call()];
    expect(blocked.map(({ status }) => status)).toEqual([500, 500]);
    expect(blocked.map(faultOf)).toEqual([
      'Limit exceeded by 1. Request is blocked. Quarantine ends at 2026-05-20T11:00:00Z',
      'Limit exceeded by 2. Request is blocked. Quarantine ends at 2026-05-20T11:00:00Z',
    ]);
    now = new Date('2026-05-20T11:00:00Z');
    expect((await call()).status).toBe(200);
  });

  it.each([
    ['fault', 500, 'text/xml; charset=utf-8'],
    ['http-429', 429, 'text/plain; charset=utf-8'],
    ['plain-text', 200, 'text/plain; charset=utf-8'],
  ] as const)('is told as %s when switched so', async (quotaForm, status, type) => {
    await vendor.control.setSwitches({ quotaLimit: 0, quotaForm });
    const reply = await call();
    expect([reply.status, reply.headers.get('content-type')]).toEqual([status, type]);
    expect(reply.text).toContain('Request is blocked. Quarantine ends at 2026-05-20T11:00:00Z');
    expect(reply.headers.get('APILimitRemaining')).toBe('0');
  });

  it('does nothing of what was asked once it is spent', async () => {
    await vendor.control.setSwitches({ quotaLimit: 0 });
    await vendor.call(
      'company.SaveCompanies',
      '<companies><Company><Name>A</Name><Type>Business</Type></Company></companies>',
    );
    expect((await vendor.control.client(anna.clientId)).companies).toEqual([]);
  });
});
