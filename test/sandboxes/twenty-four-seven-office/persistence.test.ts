import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTwentyFourSevenOfficeSandbox } from '../../../lib/sandboxes/twenty-four-seven-office/index.ts';
import { seedClient } from '../../../lib/sandboxes/twenty-four-seven-office/seed.ts';
import { aCustomerAndAProduct, saveOrders } from './support/order-calls.ts';
import { anna, callerOf, startVendor, textIn, type VendorCaller } from './support/vendor-caller.ts';

let folder: string;
let running: (() => Promise<unknown> | unknown)[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  running = [];
});
afterEach(async () => {
  for (const stop of running) await stop();
  await rm(folder, { recursive: true });
});

const company = '<companies><Company><Name>Acme AS</Name><Type>Business</Type></Company></companies>';
const nextId = async (vendor: VendorCaller) => textIn((await vendor.call('company.SaveCompanies', company)).text, 'Id');

describe('the state file', () => {
  it('keeps companies, numbers, sessions, switches and the quota', async () => {
    const stateFile = join(folder, 'deep', 'state.json');
    const before = await startVendor({ stateFile });
    await before.control.setSwitches({ emptyLists: 'absent', quotaLimit: 100 });
    expect(await nextId(before)).toBe('10001');
    await before.sandbox.close();

    const sandbox = await startTwentyFourSevenOfficeSandbox({ stateFile });
    running.push(sandbox.close);
    await seedClient(sandbox.url, anna);
    const after = await callerOf(sandbox);
    const reply = await after.call('auth.HasSession', '', { session: before.session });
    expect(textIn(reply.text, 'HasSessionResult')).toBe('true');
    expect(reply.headers.get('APILimitRemaining')).toBe('96');
    expect((await after.control.setSwitches({})).emptyLists).toBe('absent');
    expect(await nextId(after)).toBe('10002');
    expect(await readdir(join(folder, 'deep'))).toEqual(['state.json']);
  });

  it('keeps vouchers, files, orders and products', async () => {
    const stateFile = join(folder, 'state.json');
    const before = await startVendor({ stateFile });
    await aCustomerAndAProduct(before);
    await saveOrders(before, { early: '' });
    const contentBase64 = Buffer.from('kept').toString('base64');
    const [voucher] = await before.control.ledger(anna.clientId).book({
      ...{ date: new Date().toISOString().slice(0, 10), lines: [{ accountNo: 4500, amount: '10.00' }] },
      files: [{ contentBase64 }, { size: 5 }],
    });
    const kept = await before.control.client(anna.clientId);
    await before.sandbox.close();

    const sandbox = await startTwentyFourSevenOfficeSandbox({ stateFile });
    running.push(sandbox.close);
    const after = await callerOf(sandbox);
    expect(await after.control.client(anna.clientId)).toEqual(kept);
    expect([kept.orders.length, kept.products.length, kept.files.length, kept.transactions.length]).toEqual([
      1, 1, 2, 2,
    ]);
    const [given, madeUp] = voucher?.files ?? [];
    const ledger = after.control.ledger(anna.clientId);
    expect(String(await ledger.fileContent(given?.id ?? 0))).toBe('kept');
    expect((await ledger.fileContent(madeUp?.id ?? 0)).length).toBe(5);
  });

  it('holds everything that was answered when the process is killed', async () => {
    const stateFile = join(folder, 'state.json');
    const module = join(process.cwd(), 'lib/sandboxes/twenty-four-seven-office/index.ts');
    const program = `import { startTwentyFourSevenOfficeSandbox as start } from ${JSON.stringify(module)};
      const { url, webservicesUrl } = await start({ stateFile: ${JSON.stringify(stateFile)} });
      process.stdout.write(JSON.stringify({ url, webservicesUrl }));`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running.push(() => child.kill('SIGKILL'));
    const started = await new Promise<string>((resolve) => child.stdout.once('data', (text) => resolve(String(text))));
    const { url, webservicesUrl } = JSON.parse(started);
    await seedClient(url, anna);
    const vendor = await callerOf({ url, webservicesUrl, close: async () => undefined });
    const answered = await Promise.all(Array.from({ length: 20 }, () => nextId(vendor)));
    child.kill('SIGKILL');

    const sandbox = await startTwentyFourSevenOfficeSandbox({ stateFile });
    running.push(sandbox.close);
    const { companies } = await (await callerOf(sandbox)).control.client(anna.clientId);
    expect(companies.map(({ id }) => String(id)).sort()).toEqual(answered.sort());
  });
});
