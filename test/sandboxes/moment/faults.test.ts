import type { SandboxFault } from '../../../lib/sandboxes/sandbox.ts';
import { company, type OpenMoment, openMoment } from './sandbox-fixture.ts';

let moment: OpenMoment;

beforeAll(async () => {
  moment = await openMoment();
});

afterAll(() => moment.sandbox.close());

/** What a caller sees of a write-back, in a word. */
async function writeBack(id: number, customerNumber: string): Promise<string> {
  try {
    const { status, text, headers } = await moment.call(`customers/${id}`, {
      ...{ method: 'PATCH', json: { customerNumber } },
    });
    return `${status}${headers.has('retry-after') ? ` after ${headers.get('retry-after')} s` : ''}${shape(text)}`;
  } catch {
    return 'no answer';
  }
}

function shape(text: string): string {
  try {
    return typeof JSON.parse(text).id === 'object' ? ' of another schema' : '';
  } catch {
    return text.startsWith('<!doctype') ? ' HTML' : ' unreadable';
  }
}

const faults: { fault: SandboxFault; delayMs?: number; seen: string; applied: boolean }[] = [
  { fault: 'refuse', seen: '400', applied: false },
  { fault: 'throttle', delayMs: 2500, seen: '429 after 3 s', applied: false },
  { fault: 'fail-500', seen: '500', applied: false },
  { fault: 'reset', seen: 'no answer', applied: false },
  { fault: 'slow', delayMs: 5, seen: '200', applied: true },
  { fault: 'apply-then-500', seen: '500', applied: true },
  { fault: 'apply-then-timeout', delayMs: 5, seen: 'no answer', applied: true },
  { fault: 'garbage', seen: '200 unreadable', applied: true },
  { fault: 'truncated', seen: '200 unreadable', applied: true },
  { fault: 'html', seen: '200 HTML', applied: true },
  { fault: 'wrong-schema', seen: '200 of another schema', applied: true },
];

describe('told to fail by', () => {
  it.each(faults)('$fault, a write shows "$seen" (applied: $applied), and the next one works', async (row) => {
    const { id } = await moment.create('customers', { name: `Kunde ${row.fault}` });
    await moment.control.addFault({ operation: 'customers.patch', fault: row.fault, times: 1, delayMs: row.delayMs });
    expect(await writeBack(id, `9${id}`)).toBe(row.seen);
    const kept = JSON.parse((await moment.call(`customers/${id}`)).text);
    expect(kept.customerNumber).toBe(row.applied ? `9${id}` : undefined);
    expect(await writeBack(id, `8${id}`)).toBe('200');
  });

  it('a fault for all operations of one company, until it is taken back', async () => {
    await moment.control.addFault({ operation: '*', fault: 'fail-500', company: company.code });
    const statuses = [(await moment.call('customers')).status, (await moment.call('invoices')).status];
    await moment.control.clearFaults();
    expect([...statuses, (await moment.call('customers')).status]).toEqual([500, 500, 200]);
  });

  it('a fault for another company, nothing happens', async () => {
    await moment.control.addFault({ operation: '*', fault: 'reset', company: 'annet' });
    expect((await moment.call('customers')).status).toBe(200);
    await moment.control.clearFaults();
  });
});

describe('the log of calls', () => {
  it('names operation, path and status, and no key', async () => {
    await moment.control.forgetCalls();
    await moment.call('customers?size=1');
    await moment.call('invoices/1/pdf');
    const calls = await moment.control.calls(company.code);
    expect(calls.map(({ operation, query, status }) => [operation, query, status])).toEqual([
      ['customers.list', '?size=1', 200],
      ['invoices.pdf', '', 404],
    ]);
    expect(JSON.stringify(calls)).not.toContain(company.apiKey);
  });
});
