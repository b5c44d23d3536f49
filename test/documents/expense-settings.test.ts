import { expenseAccountsOf } from '../../lib/documents/integrations/expense-settings.ts';
import { moment24SevenOfficeSettingsSchema } from '../../lib/documents/integrations/moment-24sevenoffice.ts';

const base = { momentCompanyCode: 'fjord', voucherType: 1, receivableAccount: 1500 };
const on = { importExpenses: true, expenseAccounts: '4300', expenseActivity: 'Utlegg' };

const problemsOf = (change: object) =>
  moment24SevenOfficeSettingsSchema.safeParse({ ...base, ...change }).error?.issues.map(({ path }) => path.join('.')) ??
  [];

it.each([
  ['off by default', {}, []],
  ['on with one account', on, []],
  ['on with several accounts', { ...on, expenseAccounts: ' 4300,6700 , 4301' }, []],
  ['an empty list', { ...on, expenseAccounts: '' }, ['expenseAccounts']],
  ['a list of blanks', { ...on, expenseAccounts: '  ' }, ['expenseAccounts']],
  ['letters', { ...on, expenseAccounts: '43oo' }, ['expenseAccounts']],
  ['letters while it is off', { expenseAccounts: 'alle' }, ['expenseAccounts']],
  ['a comma too many', { ...on, expenseAccounts: '4300,,6700' }, ['expenseAccounts']],
  ['another separator', { ...on, expenseAccounts: '4300;6700' }, ['expenseAccounts']],
  ['more accounts than one poll asks for', { ...on, expenseAccounts: accounts(51) }, ['expenseAccounts']],
  [
    'an account that begins with 0, which no ledger line would equal',
    { ...on, expenseAccounts: '04300' },
    ['expenseAccounts'],
  ],
  ['a range, which is no list', { ...on, expenseAccounts: '4000-4010' }, ['expenseAccounts']],
  ['no activity', { ...on, expenseActivity: ' ' }, ['expenseActivity']],
])('%s', (_, change, problems) => {
  expect(problemsOf(change)).toEqual(problems);
});

it('reads each account once, in order', () => {
  expect(expenseAccountsOf('6700, 4300,4300')).toEqual(['4300', '6700']);
});

function accounts(count: number): string {
  return Array.from({ length: count }, (_, index) => 4000 + index).join(',');
}
