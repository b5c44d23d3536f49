import { decimalText, type Money, minorUnitDigits } from '../../../lib/documents/money.ts';
import type { Language } from './language.ts';

/** An amount with its currency: `12,500.00 NOK`, `12 500,00 NOK`. */
export function moneyWords(money: Money, language: Language): string {
  const digits = minorUnitDigits(money.currency);
  const parts = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const amount = new Intl.NumberFormat(language === 'no' ? 'nb-NO' : 'en-GB', parts).format(Number(decimalText(money)));
  return `${amount}\u00A0${money.currency}`;
}
