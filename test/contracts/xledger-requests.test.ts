import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkXledgerRequests } from './xledger-requests.ts';

const recordings = join(import.meta.dirname, '../recordings');
const vendors = join(import.meta.dirname, '../../../shared/vendors');
const whenAtHand = existsSync(join(vendors, 'xledger')) ? it : it.skip;

type Spoil = { what: string; change: [string, string]; words: string };

const problems = (folder: string) =>
  checkXledgerRequests(vendors, folder).flatMap(({ subject, problem }) => (problem ? [`${subject}: ${problem}`] : []));

whenAtHand('agrees with every recorded request', () => {
  expect(problems(recordings)).toEqual([]);
});

whenAtHand.each([
  { what: 'a field', change: ['"zipCode"', '"postalCode"'], words: 'no client writes postalCode' },
  { what: 'a part of a reference', change: ['"dbId"', '"id"'], words: 'no client writes company.id' },
  { what: 'an operation', change: ['{addCustomers(', '{makeCustomers('], words: 'no client is known to call this' },
] satisfies Spoil[])('notices $what that nobody knows', ({ change, words }) => {
  const folder = mkdtempSync(join(tmpdir(), 'recordings-'));
  try {
    cpSync(join(recordings, 'xledger'), join(folder, 'xledger'), { recursive: true });
    const file = join(folder, 'xledger/a-new-customer/request.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace(...change));
    expect(problems(folder)).toEqual([`xledger a-new-customer: ${words}`]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('says when the contract is not at hand', () => {
  expect(checkXledgerRequests('/nowhere', recordings)).toMatchObject([{ problem: 'is not in the folder' }]);
});
