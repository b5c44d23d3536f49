import { customerToCustomerRecord } from '../../../lib/accounting/customer-to-customer-record.ts';
import { invoiceToVoucher } from '../../../lib/accounting/invoice-to-voucher.ts';
import { projectToProjectRecord } from '../../../lib/accounting/project-to-project-record.ts';
import { moment } from '../../../lib/connectors/moment/index.ts';
import { createMomentControl, seedCompany, startMomentSandbox } from '../../../lib/sandboxes/moment/index.ts';
import { type Sandbox, type SandboxFault, sandboxFaults } from '../../../lib/sandboxes/sandbox.ts';
import { parentName, type Reader } from '../../../lib/sync/define-sync.ts';
import { SyncError } from '../../../lib/sync/errors.ts';
import type { Decision } from '../../../lib/sync/outcome.ts';
import { settingsWith } from '../../accounting/samples.ts';
import { login, momentConnection, noContext } from './moment-connection.ts';

const company = login.companyCode;
const longAgo = new Date('2020-01-01T00:00:00Z');

let sandbox: Sandbox;
let control: ReturnType<typeof createMomentControl>;

beforeEach(async () => {
  sandbox = await startMomentSandbox();
  control = createMomentControl(sandbox.url);
  await seedCompany(sandbox.url, { code: company, apiKey: login.apiKey });
});

afterEach(() => sandbox.close());

async function keysOf(topic: 'customers' | 'projects' | 'invoices', since = longAgo): Promise<string[]> {
  const keys: string[] = [];
  for await (const { rows } of moment[topic].changedSince(momentConnection(sandbox.url), since)) {
    keys.push(...rows.map(({ key }) => key));
  }
  return keys;
}

async function documentsOf<Source>(topic: 'customers' | 'projects' | 'invoices', reader: Reader<Source, 'moment'>) {
  const readings = [];
  for (const key of await keysOf(topic))
    readings.push(await reader.read(momentConnection(sandbox.url), key, noContext));
  return readings.map((reading) => {
    if (reading.kind !== 'found') throw new Error(JSON.stringify(reading));
    return reading.document;
  });
}

describe('the seeded company', () => {
  const settings = settingsWith();

  it('is read whole, and judged as it is', async () => {
    const parents = new Map<string, { targetId: string; number: string }>();
    const decisions: Decision<unknown>[] = [];
    for (const document of await documentsOf('customers', moment.customer)) {
      decisions.push(customerToCustomerRecord.decide({ document, settings, parents }));
      parents.set(parentName({ direction: 'moment-customers-to-24sevenoffice', key: document.id }), {
        targetId: '501',
        number: '501',
      });
    }
    for (const document of await documentsOf('projects', moment.project)) {
      decisions.push(projectToProjectRecord.decide({ document, settings, parents }));
      const number = document.number ?? '';
      for (const parent of [{ key: document.id }, { number }]) {
        const name = parentName({ direction: 'moment-projects-to-24sevenoffice', ...parent });
        parents.set(name, { targetId: number, number });
      }
    }
    for (const document of await documentsOf('invoices', moment.invoice)) {
      const decision = invoiceToVoucher.decide({ document, settings, parents });
      decisions.push(decision);
      if (document.transfer === 'doNotTransfer') expect(decision).toMatchObject({ reason: 'do-not-transfer' });
      else expect(decision).toMatchObject(document.finalized ? { kind: 'send' } : { reason: 'not-finalized' });
    }
    expect(decisions.filter(({ kind }) => kind === 'reject' || kind === 'wait')).toEqual([]);
    expect(decisions.length).toBeGreaterThan(20);
  });

  it('lists the same with pages from 1, and with a filter that lets too much through', async () => {
    const expected = await keysOf('invoices');
    await control.setSwitches({ pageBase: 1, looseDateFilters: true });
    expect(await keysOf('invoices')).toEqual(expected);
    expect(await keysOf('invoices', new Date(Date.now() + 3_600_000))).toEqual([]);
  });
});

describe('a customer number', () => {
  it('is written back once, and its echo needs nothing', async () => {
    const made = await control.create({ company, entity: 'customers' }, { name: 'Ny Kunde AS' });
    const key = String(made.id);
    const mapping = { targetId: '777', number: '777', fingerprint: '', sourceFingerprint: '', deliveredAt: '' };
    const connection = momentConnection(sandbox.url);
    const before = await moment.customer.read(connection, key, noContext);
    expect(before.kind === 'found' && moment.customerNumber.isNeeded(before.document, mapping)).toBe(true);
    expect(await moment.customerNumber.confirm(connection, key, mapping)).toEqual({ kind: 'confirmed' });
    expect(await moment.customerNumber.confirm(connection, key, mapping)).toEqual({ kind: 'confirmed' });
    const after = await moment.customer.read(connection, key, noContext);
    expect(after).toMatchObject({ document: { number: '777' } });
    expect(after.kind === 'found' && moment.customerNumber.isNeeded(after.document, mapping)).toBe(false);
  });

  it('that another customer has is refused in Moment’s words', async () => {
    const [first, second] = await keysOf('customers');
    const mapping = { targetId: '5', number: '5', fingerprint: '', sourceFingerprint: '', deliveredAt: '' };
    const connection = momentConnection(sandbox.url);
    await moment.customerNumber.confirm(connection, first ?? '', mapping);
    await expect(moment.customerNumber.confirm(connection, second ?? '', mapping)).rejects.toMatchObject({
      reason: { advice: 'refuse', problem: { code: 'refused-by-vendor', field: 'customerNumber' } },
    });
  });
});

describe('what is not there', () => {
  it('is absent when deleted, and a log-in problem with a wrong code or key', async () => {
    const [key] = await keysOf('invoices');
    await control.remove({ company, entity: 'invoices', id: Number(key) });
    expect(await moment.invoice.read(momentConnection(sandbox.url), key ?? '', noContext)).toEqual({ kind: 'absent' });
    const wrongs = [
      { companyCode: 'nobody', apiKey: login.apiKey },
      { companyCode: company, apiKey: 'old' },
    ];
    for (const wrong of wrongs) {
      const reading = moment.invoice.read(momentConnection(sandbox.url, { login: wrong }), key ?? '', noContext);
      await expect(reading).rejects.toMatchObject({ reason: { problem: { code: 'login-refused' } } });
    }
  });
});

describe('every fault of the sandbox', () => {
  const expected: Record<SandboxFault, string> = {
    refuse: 'refused-by-vendor',
    'apply-then-timeout': 'vendor-unreachable',
    'apply-then-500': 'vendor-error',
    'fail-500': 'vendor-error',
    slow: 'read',
    throttle: 'vendor-throttled',
    garbage: 'vendor-error',
    truncated: 'vendor-error',
    html: 'vendor-error',
    'wrong-schema': 'contract-changed',
    reset: 'vendor-unreachable',
  };

  it.each(sandboxFaults)('%s is told for what it is', async (fault) => {
    const [key] = await keysOf('invoices');
    await control.addFault({ operation: 'invoices.get', fault, delayMs: 50 });
    const told = await moment.invoice.read(momentConnection(sandbox.url), key ?? '', noContext).then(
      (reading) => (reading.kind === 'unreadable' ? reading.problem.code : 'read'),
      (failure: unknown) => (failure instanceof SyncError ? failure.reason.problem.code : failure),
    );
    expect(told).toBe(expected[fault]);
  });
});
