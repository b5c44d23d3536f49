import { createConsole } from '../../../functions/console/console-app.tsx';
import { exportRowOf } from '../../../functions/console/operations/export-status.ts';
import type { Integration } from '../../../lib/documents/integration.ts';
import { receiptToFields } from '../../../lib/store/receipt-item.ts';
import { putItem } from '../../../lib/store/table.ts';
import type { Receipt } from '../../../lib/sync/receipt.ts';
import { consolePartsOver } from '../../support/console-parts.ts';
import { receiptOf } from '../../support/receipt-of.ts';
import { openTestTable } from '../../support/table.ts';

const direction = 'recman-invoices-to-24sevenoffice';
const host = '127.0.0.1:4180';
const at = '2026-11-21T09:00:00.000Z';
const notChosen = { code: 'not-chosen' };
const mapping = { targetId: '1', number: '50001', fingerprint: 'f', sourceFingerprint: 's', deliveredAt: at };

function invoice(key: string, listed: object, changes: Partial<Receipt> = {}): Receipt {
  const source = { print: 'p', snapshot: { type: 'invoice', departmentId: '501', date: '2026-11-20', ...listed } };
  return receiptOf({ direction, key, state: 'skipped', problem: notChosen, source, updatedAt: at, ...changes });
}

describe('where an invoice stands', () => {
  const waiting = invoice(
    '1',
    {},
    { state: 'waiting', problem: { code: 'waiting-for-parent', value: 'Kunde, pending' } },
  );
  const parent = (changes: Partial<Receipt>) => receiptOf({ direction, key: 'company:b:1', ...changes });
  const found = { at, event: 'found at the target as it stands' };
  it.each<[string, Receipt, Receipt | undefined, string]>([
    ['nobody chose it', invoice('1', {}), undefined, 'open'],
    ['it is on its way', invoice('1', {}, { state: 'sending', problem: undefined }), undefined, 'moving'],
    ['its customer is on its way', waiting, parent({ state: 'pending' }), 'moving'],
    ['its customer was refused', waiting, parent({ state: 'rejected', problem: { code: 'field-missing' } }), 'stopped'],
    ['the log-in is refused', waiting, parent({ state: 'pending', problem: { code: 'login-refused' } }), 'login'],
    [
      'its department has no user',
      invoice('1', {}, { state: 'pending', problem: { code: 'department-login-missing' } }),
      undefined,
      'login',
    ],
    [
      'it was refused',
      invoice('1', {}, { state: 'rejected', problem: { code: 'field-missing' } }),
      undefined,
      'stopped',
    ],
    ['we made it', invoice('1', {}, { state: 'delivered', problem: undefined, mapping }), undefined, 'complete'],
    [
      'it stood there',
      invoice('1', {}, { state: 'delivered', problem: undefined, mapping, attempts: [found] }),
      undefined,
      'exists',
    ],
  ])('%s', (_what, receipt, of, status) => {
    expect(exportRowOf(receipt, of).status).toBe(status);
  });
});

describe('the export over the API', () => {
  let table: Awaited<ReturnType<typeof openTestTable>>;
  let app: ReturnType<typeof createConsole>;
  beforeEach(async () => {
    table = await openTestTable();
    const parts = consolePartsOver(table, { directionsOf: (kind) => (kind.startsWith('recman') ? [direction] : []) });
    app = createConsole(parts);
    const common = { settings: {}, sealed: {}, createdAt: at, updatedAt: at, enabled: true, version: 1, name: 'Fjord' };
    const fjord: Integration = { ...common, tenant: 'fjord', id: 'fjord.main', kind: 'recman-24sevenoffice' };
    await parts.integrations.save(fjord);
    await parts.integrations.save({ ...fjord, id: 'fjord.other', kind: 'moment-24sevenoffice' });
    const receipts = [
      invoice('400101', { invoiceNumber: '10101' }),
      invoice('400102', { invoiceNumber: '10102', departmentId: '502', date: '2026-11-10' }),
      invoice('400103', { invoiceNumber: '10103', type: 'creditNote' }),
      invoice('400104', { invoiceNumber: '10104' }, { state: 'delivered', problem: undefined, mapping }),
      invoice('product:b:110', {}),
    ];
    for (const receipt of receipts) await putItem(table, receiptToFields(receipt));
  });
  afterEach(() => table.close());

  async function call(method: string, path: string, body?: unknown) {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = { host, 'content-type': 'application/json' };
    const answer = await app.request(`http://${host}${path}`, { method, headers, ...sent });
    return { status: answer.status, json: JSON.parse(await answer.text()) };
  }
  const keysOf = ({ json }: { json: { rows: { receipt: { key: string } }[] } }) =>
    json.rows.map(({ receipt }) => receipt.key).sort();

  it.each([
    ['', ['400101', '400102', '400103']],
    ['?sent=too', ['400101', '400102', '400103', '400104']],
    ['?department=502', ['400102']],
    ['?type=creditNote', ['400103']],
    ['?from=2026-11-15', ['400101', '400103']],
    ['?to=2026-11-15', ['400102']],
    ['?number=10103', ['400103']],
    ['?sent=too&number=50001', ['400104']],
  ])('lists what %s asks for, and never a product', async (query, keys) => {
    expect(keysOf(await call('GET', `/api/recman-export/fjord.main${query}`))).toEqual(keys);
  });

  it('records a person’s wish, and the audit has who chose what', async () => {
    const sent = await call('POST', '/api/recman-export/fjord.main/export', { keys: ['400101', '400999'] });
    expect(sent.json.results.map(({ outcome }: { outcome: string }) => outcome)).toEqual(['done', 'absent']);
    const { json } = await call('GET', '/api/recman-export/fjord.main/receipts?since=2026-11-21T08:00:00.000Z');
    expect(json.totals).toMatchObject({ moving: 1, complete: 1, open: 0 });
    const audit = await call('GET', '/api/audit');
    const told = audit.json.entries.map(({ act, phase }: { act: string; phase: string }) => `${act} ${phase}`);
    expect(told.sort()).toEqual(['receipt.export asked', 'receipt.export done']);
  });

  it.each([
    ['GET', '/api/recman-export/fjord.other', 404],
    ['GET', '/api/recman-export/bakke.main', 404],
    ['GET', '/api/recman-export/fjord.main?type=lost', 400],
    ['GET', '/api/recman-export/fjord.main?after=lost', 400],
  ])('%s %s is answered with %i', async (method, path, status) => {
    expect((await call(method, path)).status).toBe(status);
  });

  it.each([{ keys: ['product:b:110'] }, { keys: 'all' }, {}])('does not send %j', async (body) => {
    expect((await call('POST', '/api/recman-export/fjord.main/export', body)).status).toBe(400);
  });
});
