import { type VoucherLine, vatOfLine } from '../../../lib/connectors/twenty-four-seven-office/voucher-vat.ts';

// Accounts of a Norwegian chart: 4300 and 6700 costs, 2710 and 2711 input VAT, 2705 output VAT on imports, 2400 suppliers.
const codes = [
  { code: '1', vatAccount: '2710' },
  { code: '11', vatAccount: '2711' },
  { code: '86', vatAccount: '2705' },
  { code: '14', vatAccount: '2710' },
  { code: '0', vatAccount: undefined },
];

/** `4300 1000.00 1` is a line on account 4300 with VAT code 1. The first line is the expense. */
function vatOf(texts: readonly string[], digits = 2): string {
  const lines = texts.map((text, index): VoucherLine => {
    const [account = '', amount = '', vatCode] = text.split(' ');
    return { id: String(index), account, amount, vatCode };
  });
  return vatOfLine('0', lines, { codes, digits })?.toFixed() ?? 'not told';
}

describe('the VAT of a posting is what its voucher holds', () => {
  it.each([
    ['net, with a VAT line beside it', ['4300 1000.00 1', '2710 250.00 1', '2400 -1250.00'], '250'],
    ['gross, without a VAT line: all that is owed', ['4300 1250.00 1', '2400 -1250.00'], '0'],
    ['half of it deducted', ['4300 1125.00 1', '2710 125.00 1', '2400 -1250.00'], '125'],
    ['a credit', ['4300 -1000.00 1', '2710 -250.00 1', '2400 1250.00'], '-250'],
    [
      'two postings of one code',
      ['4300 300.00 1', '6700 100.00 1', '2710 75.00 1', '2710 25.00 1', '2400 -500.00'],
      '75',
    ],
    ['a return within the voucher', ['4300 300.00 1', '6700 -100.00 1', '2710 50.00 1', '2400 -250.00'], '75'],
    ['two codes', ['4300 100.00 1', '6700 100.00 11', '2710 25.00 1', '2711 15.00 11', '2400 -240.00'], '25'],
    ['a VAT line that names no code', ['4300 100.00 1', '6700 50.00 0', '2710 25.00', '2400 -175.00'], '25'],
    [
      'an import: VAT in and out, the supplier is owed none',
      ['4300 100.00 86', '2710 25.00 86', '2705 -25.00 86', '2400 -100.00'],
      '0',
    ],
  ])('%s', (_, lines, vat) => {
    expect(vatOf(lines)).toBe(vat);
  });

  it('shares what does not divide, to the last øre', () => {
    const [one, other, third] = ['6700 0.10 1', '4300 0.10 1', '4500 0.10 1'];
    const rest = ['2710 0.07 1', '2400 -0.37'];
    const lines = [one, other, third, ...rest].map((text, index): VoucherLine => {
      const [account = '', amount = '', vatCode] = text.split(' ');
      return { id: String(index), account, amount, vatCode };
    });
    const shares = ['0', '1', '2'].map((id) => vatOfLine(id, lines, { codes, digits: 2 })?.toFixed());
    expect(shares).toEqual(['0.02', '0.03', '0.02']);
  });
});

describe('what the voucher does not tell is not guessed', () => {
  it.each([
    ['a voucher that is not whole', ['4300 1000.00 1', '2710 250.00 1']],
    ['a VAT line that two codes may have posted', ['4300 100.00 1', '6700 100.00 14', '2710 50.00', '2400 -250.00']],
    ['a VAT line of no code of the voucher', ['4300 100.00 1', '2711 15.00', '2400 -115.00']],
    [
      'a posting and its return, with VAT that is nobody’s',
      ['4300 100.00 1', '4300 -100.00 1', '2710 1.00 1', '2400 -1.00'],
    ],
    ['no lines', []],
  ])('%s', (_, lines) => {
    expect(vatOf(lines)).toBe('not told');
  });
});
