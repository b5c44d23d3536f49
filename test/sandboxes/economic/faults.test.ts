import { setTimeout as wait } from 'node:timers/promises';
import type { EconomicFaultSwitch } from '../../../lib/sandboxes/economic/http/faults.ts';
import {
  aCustomer,
  agreement,
  anInvoice,
  aSmallAgreement,
  type OpenEconomic,
  openEconomic,
  paths,
} from './sandbox-fixture.ts';

let economic: OpenEconomic;

beforeAll(async () => {
  economic = await openEconomic();
  await aSmallAgreement(economic);
});

afterAll(() => economic.sandbox.close());

/** What a caller sees of a new customer, in a word. */
async function create(customerNumber: number, key?: string): Promise<string> {
  try {
    const { status, body, text } = await economic.rest('/customers', { json: { ...aCustomer, customerNumber }, key });
    if (body === undefined) {
      return `${status} ${text.startsWith('<!doctype') ? 'HTML' : 'unreadable'}`;
    }
    return `${status}${typeof body.customerNumber === 'object' ? ' of another schema' : ''}`;
  } catch {
    return 'no answer';
  }
}

const isThere = async (number: number) => (await economic.rest(`/customers/${number}`)).status === 200;

const faults: readonly (readonly [EconomicFaultSwitch['fault'], string, boolean])[] = [
  ['refuse', '400', false],
  ['throttle', '429', false],
  ['fail-500', '500', false],
  ['forbidden', '403', false],
  ['unauthorized', '401', false],
  ['reset', 'no answer', false],
  ['timeout', 'no answer', false],
  ['slow', '201', true],
  ['apply-then-500', '500', true],
  ['apply-then-timeout', 'no answer', true],
  ['absent', '201', false],
  ['garbage', '201 unreadable', true],
  ['truncated', '201 unreadable', true],
  ['html', '201 HTML', true],
  ['wrong-schema', '201 of another schema', true],
];

describe('told to fail by', () => {
  it.each(faults.map((row, index) => [...row, 20_001 + index] as const))(
    '%s, a write shows "%s" (applied: %s)',
    async (fault, seen, applied, number) => {
      await economic.control.addFault({ operation: 'customers.create', fault, times: 1, delayMs: 5 });
      expect(await create(number)).toBe(seen);
      expect(await isThere(number)).toBe(applied);
    },
  );

  it('apply-late, a write is there after its caller has given up', async () => {
    await economic.control.addFault({ operation: 'customers.create', fault: 'apply-late', times: 1, delayMs: 60 });
    const given = create(21_000);
    expect(await isThere(21_000)).toBe(false);
    while (!(await isThere(21_000))) {
      await wait(10);
    }
    economic.sandbox.close().catch(() => undefined); // The call that never gets an answer ends with the sandbox.
    expect(await given).toBe('no answer');
    economic = await openEconomic();
    await aSmallAgreement(economic);
  });

  it('a fault of booking that comes after it, the invoice is booked all the same', async () => {
    await economic.services(paths.entries, { json: anInvoice });
    await economic.control.addFault({ operation: 'journals.book', fault: 'apply-then-500', times: 1 });
    const book = () => economic.services(`${paths.journals}/1/bookdraftentries`, { json: { entryNumbers: [101] } });
    expect([(await book()).status, (await book()).status]).toEqual([500, 400]);
    expect((await economic.services(paths.booked)).body.items).toHaveLength(3);
  });

  it('a fault for all operations of one agreement, until it is taken back', async () => {
    await economic.control.addFault({ operation: '*', fault: 'fail-500', company: String(agreement.number) });
    await economic.control.addFault({ operation: '*', fault: 'reset', company: '4711' });
    const statuses = [(await economic.rest('/self')).status, (await economic.services(paths.projects)).status];
    await economic.control.clearFaults();
    expect([...statuses, (await economic.rest('/self')).status]).toEqual([500, 500, 200]);
  });
});

describe('an idempotency key', () => {
  const hour = 3_600_000;
  const post = (key: string, name: string) =>
    economic.rest('/customers', { json: { ...aCustomer, customerNumber: undefined, name }, key });

  it('gives the first answer again for an hour, and says so', async () => {
    const [first, second] = [await post('a', 'Et'), await post('a', 'Et')];
    expect([first.headers['x-resultfromcache'], second.headers['x-resultfromcache']]).toEqual([undefined, 'true']);
    expect(second.text).toBe(first.text);
    economic.time.pass(hour - 1000);
    expect((await post('a', 'Et')).body.customerNumber).toBe(first.body.customerNumber);
    economic.time.pass(1000);
    expect((await post('a', 'Et')).body.customerNumber).toBe(first.body.customerNumber + 1);
  });

  it('heals a write whose answer was lost', async () => {
    await economic.control.addFault({ operation: 'customers.create', fault: 'apply-then-500', times: 1 });
    expect([await create(30_000, 'lost'), await create(30_000, 'lost')]).toEqual(['500', '201']);
  });

  it.each([
    [{}, 400],
    [{ idempotencyOtherBody: 'replay' as const }, 201],
  ])('with another body (%j): %i', async (switches, status) => {
    await economic.control.setSwitches({ idempotencyOtherBody: 'refuse', ...switches });
    const key = JSON.stringify(switches);
    await post(key, 'Et');
    expect((await post(key, 'To')).status).toBe(status);
  });

  it.each([
    [{ idempotencyKeepsRefusals: true }, 400],
    [{ idempotencyKeepsRefusals: false }, 201],
    [{ idempotencyKeepsRefusals: true, idempotency: 'none' as const }, 201],
  ])('keeps a refusal or not (%j): %i after the cause is gone', async (switches, status) => {
    await economic.control.setSwitches({ idempotency: 'kept', ...switches });
    const key = JSON.stringify(switches);
    const call = () =>
      economic.rest('/customers', {
        ...{
          key,
          json: { ...aCustomer, customerNumber: undefined, customerGroup: { customerGroupNumber: 5 } },
        },
      });
    await economic.control.putAgreement(agreement.number, {
      customerGroups: [{ number: 1, name: 'A', accountNumber: 5600 }],
    });
    expect((await call()).status).toBe(400);
    await economic.control.putAgreement(agreement.number, {
      customerGroups: [{ number: 5, name: 'B', accountNumber: 5600 }],
    });
    expect((await call()).status).toBe(status);
  });
});
