import { expenseOf, snapshotOf } from '../../../lib/connectors/twenty-four-seven-office/expense-snapshot.ts';
import { ledgerLinesAnswer } from '../../../lib/connectors/twenty-four-seven-office/schema.ts';

function amountOf(VatCode: string | undefined, rate: string | undefined): number | undefined {
  const line = {
    Id: 'cccc-1',
    Date: '2026-11-10T00:00:00',
    AccountNo: '4300',
    Currency: 'NOK',
    Amount: '1000.00',
    VatCode,
  };
  const [read] = ledgerLinesAnswer.parse({ GetTransactionsResult: { Transaction: [line] } });
  const snapshot = read && snapshotOf(read);
  if (snapshot === undefined) throw new Error('no snapshot');
  return expenseOf(snapshot, { rate, supplierName: undefined })?.amountIncludingVat?.minor;
}

describe('the amount including VAT of a ledger line', () => {
  it.each([
    { code: undefined, rate: undefined, minor: 100_000 },
    { code: '0', rate: undefined, minor: 100_000 },
    { code: '-2147483648', rate: undefined, minor: 100_000 },
    { code: '1', rate: '25', minor: 125_000 },
    { code: '1', rate: undefined, minor: undefined },
    { code: 'H1', rate: undefined, minor: undefined },
    { code: '1.0', rate: undefined, minor: undefined },
  ])('with VAT code $code at $rate percent is $minor', ({ code, rate, minor }) => {
    expect(amountOf(code, rate)).toBe(minor);
  });
});
