import type { Moment24SevenOfficeSettings } from '../documents/integrations/moment-24sevenoffice.ts';
import type { Findings } from './field-checks.ts';
import { pairFindings } from './pair-findings.ts';

type Pairs = Moment24SevenOfficeSettings['vatCodes'];

/** The VAT code at the target: that of the pair, else the code as it stands. No code is ever made up. */
export function targetVatCode(code: string, pairs: Pairs): string {
  return pairs.find((pair) => pair.moment === code)?.twentyFourSevenOffice ?? code;
}

/** See `pairFindings`. */
export function vatPairFindings(code: string, pairs: Pairs): Findings {
  const targets = pairs.filter((pair) => pair.moment === code).map((pair) => pair.twentyFourSevenOffice);
  return pairFindings('settings.vatCodes', code, targets);
}
