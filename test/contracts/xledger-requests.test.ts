import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkXledgerRequests } from './xledger-requests.ts';

const recordings = join(import.meta.dirname, '../recordings');
const vendors = join(import.meta.dirname, '../../../shared/vendors');
const whenAtHand = existsSync(join(vendors, 'xledger')) ? it : it.skip;

const problems = (folder: string) =>
  checkXledgerRequests(vendors, folder).flatMap(({ subject, problem }) => (problem ? [`${subject}: ${problem}`] : []));

whenAtHand('agrees with every recorded request', () => {
  expect(problems(recordings)).toEqual([]);
});

whenAtHand.each([
  ['a field', '"zipCode"', '"postalCode"', 'no client writes postalCode'],
  ['a part of a reference', '"dbId"', '"id"', 'no client writes company.id'],
  ['an operation', '{addCustomers(', '{makeCustomers(', 'no client is known to call this'],
])('notices %s that nobody knows', (_what, from, to, words) => {
  const folder = mkdtempSync(join(tmpdir(), 'recordings-'));
  try {
    cpSync(join(recordings, 'xledger'), join(folder, 'xledger'), { recursive: true });
    const file = join(folder, 'xledger/a-new-customer/request.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
    expect(problems(folder)).toEqual([`xledger a-new-customer: ${words}`]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('says when the contract is not at hand', () => {
  expect(checkXledgerRequests('/nowhere', recordings)).toMatchObject([{ problem: 'is not in the folder' }]);
});
