import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createXledgerControl } from '../../../lib/sandboxes/xledger/control.ts';
import { startXledgerSandbox } from '../../../lib/sandboxes/xledger/index.ts';
import { seedExpenses, seedXledgerEntity } from '../../../lib/sandboxes/xledger/seed.ts';
import { aCustomer, openXledger, ownerCode, token } from './support/open-xledger.ts';

const stateFile = () => join(mkdtempSync(join(tmpdir(), 'xledger-')), 'xledger.json');

describe('what the Xledger sandbox keeps', () => {
  it('has everything that was answered when it starts again, also the credits spent', async () => {
    const file = stateFile();
    const first = await openXledger({ stateFile: file });
    await aCustomer(first);
    const before = { entity: await first.control.entity(ownerCode), used: (await first.control.credits(token)).used };
    await first.close();
    const second = await startXledgerSandbox({ stateFile: file });
    const control = createXledgerControl(second.url);
    expect({ entity: await control.entity(ownerCode), used: (await control.credits(token)).used }).toEqual(before);
    await control.reset();
    await expect(control.entity(ownerCode)).rejects.toThrow(/404/);
    await second.close();
  });

  it('is filled once with an example: postings on the projects named, each with its document', async () => {
    const sandbox = await startXledgerSandbox();
    const seed = { ownerCode: 23002, name: 'Bakke Eksempel AS', token, creditsPerHour: 1000 };
    const expenses = { ownerCode: 23002, projectCodes: ['2040', '2041'], day: new Date().toISOString().slice(0, 10) };
    for (const _ of ['once', 'twice']) {
      await seedXledgerEntity(sandbox.url, seed);
      await seedExpenses(sandbox.url, expenses);
    }
    const { headers, files, projects, transactions } = await createXledgerControl(sandbox.url).entity(23002);
    expect([headers.length, files.length, projects.length]).toEqual([3, 3, 2]);
    expect(transactions.reduce((sum, { net }) => sum + net, 0)).toBe(0);
    await sandbox.close();
  });

  it('refuses what does not fit at the control endpoint', async () => {
    const { control, close } = await openXledger();
    const line = { account: '4500', amount: 1 };
    const voucher = { number: 1, postedDate: '2026-03-20', lines: [line] };
    await expect(control.postVoucher(ownerCode, { ...voucher, supplierCode: '9' })).rejects.toThrow(/No supplier 9/);
    await expect(control.postVoucher(ownerCode, { ...voucher, lines: [{ ...line, account: '1' }] })).rejects.toThrow(
      /No account 1/,
    );
    await expect(control.postVoucher(5, voucher)).rejects.toThrow(/No entity 5/);
    await expect(control.setSwitches({ burstLimit: 0 })).rejects.toThrow(/does not fit/);
    await close();
  });
});
