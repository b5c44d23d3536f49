import { randomUUID } from 'node:crypto';
import type { ClientState } from './client-state.ts';
import { usualCategories } from './order-state.ts';

/** A small Norwegian chart of accounts: number, name, tax code. */
const accounts: readonly (readonly [number, string, string?])[] = [
  [1500, 'Kundefordringer'],
  [1579, 'Andre kortsiktige fordringer'],
  [1900, 'Kontanter'],
  [1920, 'Bankinnskudd'],
  [2400, 'Leverandørgjeld'],
  [2700, 'Utgående mva, høy sats'],
  [2701, 'Utgående mva, middels sats'],
  [2702, 'Utgående mva, lav sats'],
  [2710, 'Inngående mva, høy sats'],
  [2711, 'Inngående mva, middels sats'],
  [2712, 'Inngående mva, lav sats'],
  [2740, 'Oppgjørskonto mva'],
  [3000, 'Salgsinntekt, avgiftspliktig', '3'],
  [3020, 'Salgsinntekt, middels sats', '31'],
  [3030, 'Salgsinntekt, lav sats', '33'],
  [3100, 'Salgsinntekt, avgiftsfri', '5'],
  [3200, 'Salgsinntekt, utenfor avgiftsområdet', '6'],
  [4300, 'Innkjøp av varer for videresalg', '1'],
  [4500, 'Fremmedytelser og underentreprise', '1'],
  [6700, 'Fremmed tjeneste', '1'],
  [7140, 'Reisekostnad, ikke oppgavepliktig', '13'],
  [7740, 'Øreavrunding'],
  [8060, 'Valutagevinst (agio)'],
  [8160, 'Valutatap (disagio)'],
];

/** Tax codes: number, name, rate in percent, account of the tax. The id is the number and 100, so that the two differ. */
const taxCodes: readonly (readonly [string, string, number, number?])[] = [
  ['0', 'Ingen mva-behandling', 0],
  ['1', 'Inngående mva, høy sats', 25, 2710],
  ['11', 'Inngående mva, middels sats', 15, 2711],
  ['13', 'Inngående mva, lav sats', 12, 2712],
  ['3', 'Utgående mva, høy sats', 25, 2700],
  ['31', 'Utgående mva, middels sats', 15, 2701],
  ['33', 'Utgående mva, lav sats', 12, 2702],
  ['5', 'Innenlands omsetning, fritatt', 0],
  ['6', 'Utenfor merverdiavgiftsloven', 0],
  ['52', 'Utførsel av varer og tjenester', 0],
];

const types: readonly (readonly [number, string])[] = [
  [1, 'Utgående faktura'],
  [2, 'Bank'],
  [3, 'Inngående faktura'],
];

/** Symbol, and what one unit costs in NOK; the rates are invented. */
const currencies: readonly (readonly [string, string, number])[] = [
  ['NOK', '1', 1],
  ['EUR', '11.6', 1],
  ['SEK', '101.5', 100],
  ['DKK', '155.4', 100],
  ['USD', '10.4', 1],
];

/** The set-up of a client that nobody has changed yet. */
export function defaultClient(id: string, name: string, now: Date): ClientState {
  const year = now.getUTCFullYear();
  return {
    id,
    name,
    organizationNumber: '',
    defaultCurrency: 'NOK',
    nextCompanyId: 10001,
    nextProjectId: 1,
    nextLinkId: 90001,
    accounts: accounts.map(([no, title, taxNo]) => ({ no, name: title, taxNo })),
    taxCodes: taxCodes.map(([no, title, rate, accountNo]) => ({
      id: 100 + Number(no),
      no,
      name: title,
      rate,
      accountNo,
    })),
    types: types.map(([no, title]) => ({ id: no, no, title, entrySeriesId: no, firstNo: 1 })),
    years: [year - 1, year, year + 1].map((open) => ({ id: randomUUID(), year: open, isLocked: false })),
    currencies: currencies.map(([symbol, rate, unit], index) => ({ id: index + 1, symbol, rate, unit })),
    companies: [],
    projects: [],
    vouchers: [],
    draftBundles: [],
    transactions: [],
    nextStampNo: 501,
    nextFileId: 9001,
    files: [],
    departments: ['Avdeling 1', 'Avdeling 2'].map((title, index) => ({ id: index + 1, name: title })),
    nextProductId: 1001,
    categories: structuredClone(usualCategories),
    products: [],
    nextOrderId: 1001,
    nextInvoiceId: 50001,
    orders: [],
  };
}
