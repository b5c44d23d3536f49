import Big from 'big.js';
import { expenseOf, snapshotOf } from '../../../lib/connectors/twenty-four-seven-office/expense-snapshot.ts';
import { ledgerLinesAnswer } from '../../../lib/connectors/twenty-four-seven-office/schema.ts';

function snapshotWith(facts: {
  readonly VatCode?: string | undefined;
  readonly Amount?: string;
  readonly Currency?: string;
}) {
  const line = { Id: 'cccc-1', Date: '2026-11-10T00:00:00', AccountNo: '4300', Currency: 'NOK', Amount: '1000.00' };
  const [read] = ledgerLinesAnswer.parse({ GetTransactionsResult: { Transaction: [{ ...line, ...facts }] } });
  const snapshot = read && snapshotOf(read);
  if (snapshot === undefined) throw new Error('no snapshot');
  return snapshot;
}

it.each([
  ['none', undefined, undefined],
  ['the code for no VAT', '0', undefined],
  ['not set', '-2147483648', undefined],
  ['a code', '1', '1'],
  ['a code that is no number: kept, for it may have VAT', 'H1', 'H1'],
])('a VAT code that is %s', (_, VatCode, kept) => {
  expect(snapshotWith({ VatCode }).vatCode).toBe(kept);
});

describe('the amount including VAT of a ledger line', () => {
  it.each([
    ['no VAT', {}, '0', 100_000],
    ['the VAT of its voucher', {}, '250', 125_000],
    ['VAT that could not be told: no amount', {}, undefined, undefined],
    ['a credit', { Amount: '-0.10' }, '-0.02', -12],
    ['a currency without decimals', { Amount: '1000', Currency: 'JPY' }, '100', 1100],
    ['an amount that is none', { Amount: 'tusen' }, '0', undefined],
    ['a currency that is none', { Currency: 'kr' }, '0', undefined],
    ['more than can be counted', { Amount: '99999999999999999999' }, '0', undefined],
  ])('with %s', (_, facts, vat, minor) => {
    const told = vat === undefined ? undefined : new Big(vat);
    const expense = expenseOf(snapshotWith(facts), { vat: told, supplierName: undefined });
    expect(expense?.amountIncludingVat?.minor).toBe(minor);
  });
});
