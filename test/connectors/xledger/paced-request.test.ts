import { customerWriter } from '../../../lib/connectors/xledger/customer-writer.ts';
import { sendInvoice } from '../../../lib/connectors/xledger/invoice-writer.ts';
import type { XledgerInvoice } from '../../../lib/documents/xledger-invoice.ts';
import { createXledgerControl } from '../../../lib/sandboxes/xledger/control.ts';
import { startXledgerSandbox } from '../../../lib/sandboxes/xledger/index.ts';
import { seedXledgerEntity } from '../../../lib/sandboxes/xledger/seed.ts';
import { SyncError } from '../../../lib/sync/errors.ts';
import { createPace, type PaceStore } from '../../../lib/sync/shared-pace.ts';
import { createHttp } from '../../../lib/transport/http.ts';
import { createMemoryPaces } from '../../support/memory-pace.ts';
import { exampleInvoice } from './example-invoice.ts';
import { doneBefore, orderFor, ownerCode } from './scene.ts';
import { fjord } from './scenes/record-scenes.ts';
import { exampleToken, xledgerConnection } from './xledger-connection.ts';

/** Nobody waits: the clock of all moves on instead. */
let now: number;
const clock = () => new Date(now);
const wait = async (milliseconds: number) => {
  now += milliseconds;
};

let sandbox: Awaited<ReturnType<typeof startXledgerSandbox>>;
let control: ReturnType<typeof createXledgerControl>;
beforeAll(async () => {
  now = Date.parse('2026-11-20T09:10:00Z');
  sandbox = await startXledgerSandbox({ clock });
  control = createXledgerControl(sandbox.url);
});
afterAll(() => sandbox.close());
beforeEach(async () => {
  now = Date.parse('2026-11-20T09:10:00Z');
  await control.reset();
  await seedXledgerEntity(sandbox.url, { ownerCode, name: 'Fjord AS', token: exampleToken, creditsPerHour: 1000 });
});

/** A worker; those with one store keep their pace together. */
function worker(store: PaceStore = createMemoryPaces()) {
  let ids = 0;
  const log = { warn: () => undefined };
  const pace = createPace({ store, clock, log, wait, random: Math.random, newId: () => `${Math.random()} ${ids++}` });
  return xledgerConnection({ http: createHttp(), endpoint: sandbox.url, clock, pace });
}

const looking = customerWriter.evidence(fjord, undefined, {});
const refused = async () => (await control.calls()).filter(({ refusedBy }) => refusedBy !== undefined).length;

/** There was no place for long: the engine puts the document off. */
async function comesBack(failure: unknown): Promise<undefined> {
  if (!(failure instanceof SyncError) || failure.reason.problem.code !== 'vendor-throttled') throw failure;
  await wait(15_000);
}

it('eight workers at once are never refused by a strict vendor', async () => {
  const store = createMemoryPaces(() => new Promise((go) => setImmediate(go)));
  const workers = Array.from({ length: 8 }, () => worker(store));
  const work = workers.map(async (connection) => {
    for (let done = 0; done < 8; ) {
      const found = await customerWriter.lookUp(connection, looking).catch(comesBack);
      done += found === undefined ? 0 : 1;
    }
  });
  await Promise.all(work);
  expect([(await control.calls()).length, await refused()]).toEqual([64, 0]);
});

it.each([
  ['burst', 5000],
  ['concurrency', 1000],
] as const)(
  'when somebody else fills the %s, the request waits as long as the vendor says, and is made again',
  async (fault, ms) => {
    await control.addFault({ operation: 'customers', fault, times: 1 });
    const began = now;
    expect(await customerWriter.lookUp(worker(), looking)).toEqual({ kind: 'absent' });
    expect(await refused()).toBe(1);
    expect(now - began).toBeGreaterThanOrEqual(ms);
  },
);

it('a write that was refused for its pace is made once', async () => {
  const companyDbId = await control.addRecord(ownerCode, 'companies', { code: '1001', description: 'Fjord Kunde AS' });
  await control.addFault({ operation: 'addCustomers', fault: 'burst', times: 1 });
  const order = orderFor(customerWriter, fjord, { done: doneBefore({ company: String(companyDbId) }) });
  expect(await customerWriter.write(worker(), order)).toMatchObject({ kind: 'delivered', number: '1001' });
  expect((await control.entity(ownerCode)).customers).toHaveLength(1);
});

it('all workers wait when one was told to', async () => {
  const store = createMemoryPaces();
  const [one, other] = [worker(store), worker(store)];
  await control.addFault({ operation: 'customers', fault: 'burst', times: 1 });
  await customerWriter.lookUp(one, looking);
  const began = now;
  for (let call = 0; call < 3; call += 1) await customerWriter.lookUp(other, looking);
  // One by one, although three could go at once after a rest.
  expect(now - began).toBeGreaterThanOrEqual(700);
});

it('when it stays full, the document is held in the vendor’s words and tried later', async () => {
  await control.addFault({ operation: 'customers', fault: 'burst' });
  await expect(customerWriter.lookUp(worker(), looking)).rejects.toMatchObject({
    reason: { advice: 'hold', problem: { code: 'vendor-throttled', vendorWords: expect.stringContaining('Too many') } },
    retryAt: expect.any(Date),
  });
  expect(await refused()).toBe(2);
});

it('a form with a file is not sent twice in one go: it is held, and queued once when it is tried again', async () => {
  await control.addRecord(ownerCode, 'customers', { code: '1001', description: 'Fjord Kunde AS' });
  const connection = worker();
  async function* content() {
    yield new TextEncoder().encode('%PDF-1.4\n%%EOF\n');
  }
  const facts = { contentType: 'application/pdf', maximumBytes: 100 };
  const { name, size, sha256 } = await connection.files.put('20451.pdf', content(), facts);
  const [posting] = exampleInvoice.revenue;
  const revenue = posting === undefined ? [] : [{ ...posting, projectNumber: undefined }];
  const receivable = { ...exampleInvoice.receivable, amount: { minor: 12_500, currency: 'NOK' } };
  const invoice = { ...exampleInvoice, total: receivable.amount, receivable, revenue };
  const target: XledgerInvoice = {
    ...{ delivery: 'api', invoice, transactionSource: 'AR', projectDimension: 'glObject2' },
    pdf: { name, size, sha256 },
  };
  const order = orderFor(sendInvoice, target);
  await control.addFault({ operation: 'addGLImportItems', fault: 'burst', times: 1 });
  expect(await sendInvoice.write(connection, order)).toMatchObject({
    ...{ kind: 'not-applied', problem: { code: 'vendor-throttled' } },
  });
  expect(await sendInvoice.write(connection, order)).toMatchObject({ kind: 'delivered', number: '20451' });
  expect((await control.entity(ownerCode)).importItems).toHaveLength(2);
});

it('what the shared pace cannot do stops no call', async () => {
  const broken: PaceStore = { change: () => Promise.reject(new Error('the table is away')) };
  expect(await customerWriter.lookUp(worker(broken), looking)).toEqual({ kind: 'absent' });
});
