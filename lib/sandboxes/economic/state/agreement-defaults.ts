import type { AgreementState } from './agreement-state.ts';

/** A small Danish chart: number, name, type (1 profit and loss, 2 status), VAT code. */
const accounts: readonly (readonly [number, string, 1 | 2, string?])[] = [
  [1010, 'Salg af ydelser m/moms', 1, 'U25'],
  [1020, 'Salg af ydelser, udland', 1, 'UEUY'],
  [1050, 'Salg af ydelser u/moms', 1],
  [1310, 'Underleverandører m/moms', 1, 'I25'],
  [1320, 'Projektudgifter m/moms', 1, 'I25'],
  [2770, 'Rejseudgifter', 1],
  [3600, 'Kontorartikler', 1, 'I25'],
  [5600, 'Debitorer', 2],
  [5820, 'Bank', 2],
  [6800, 'Kreditorer', 2],
  [6902, 'Salgsmoms', 2],
  [6903, 'Købsmoms', 2],
];

/** Code, name, rate in percent, kind (1 sales, 2 purchase), account of the tax. */
const vatCodes: readonly (readonly [string, string, number, 1 | 2, number])[] = [
  ['U25', 'Salgsmoms 25 %', 25, 1, 6902],
  ['UEUY', 'Salg af ydelser, EU', 0, 1, 6902],
  ['UEUV', 'Salg af varer, EU', 0, 1, 6902],
  ['I25', 'Købsmoms 25 %', 25, 2, 6903],
  ['REP', 'Repræsentation', 6.25, 2, 6903],
];

const journalFlags = {
  ...{ allowedEntryType: 0, requireAdminApproval: false, allowPartialBooking: true, requireBalancePerVoucherId: true },
  maximumVoucherNumber: 999_999_999,
};

function calendarYear(year: number): AgreementState['years'][number] {
  return { year: String(year), fromDate: `${year}-01-01`, toDate: `${year}-12-31`, closed: false, barredPeriods: [] };
}

/** What the reference lists of a new agreement hold. */
const lists: Pick<
  AgreementState,
  'customerGroups' | 'vatZones' | 'paymentTerms' | 'projectGroups' | 'projectStatuses' | 'currencies'
> = {
  customerGroups: [
    { number: 1, name: 'Danske debitorer', accountNumber: 5600 },
    { number: 2, name: 'Udenlandske debitorer', accountNumber: 5600 },
  ],
  vatZones: ['Domestic', 'EU', 'Abroad', 'Domestic without VAT'].map((name, index) => ({ number: index + 1, name })),
  paymentTerms: [
    { number: 1, name: 'Netto 14 dage', type: 'net', daysOfCredit: 14 },
    { number: 2, name: 'Netto 30 dage', type: 'net', daysOfCredit: 30 },
    { number: 3, name: 'Forfaldsdato', type: 'dueDate', daysOfCredit: 0 },
  ],
  projectGroups: [
    { number: 1, name: 'Kundeprojekter', type: 2 },
    { number: 2, name: 'Interne projekter', type: 1 },
  ],
  projectStatuses: [
    { number: 1, name: 'Tilbud sendt', type: 1 },
    { number: 2, name: 'Realiseret', type: 2 },
  ],
  currencies: [
    { code: 'DKK', rate: 100 },
    { code: 'NOK', rate: 64.35 },
    { code: 'SEK', rate: 66.2 },
    { code: 'EUR', rate: 746.1 },
    { code: 'USD', rate: 689.5 },
  ],
};

/** The set-up of an agreement that nobody has changed yet. The rates are invented. */
export function defaultAgreement(number: number, companyName: string, now: Date): AgreementState {
  const year = now.getUTCFullYear();
  return {
    ...{ number, companyName, country: 'Danmark', companyIdentificationNumber: '00000000', baseCurrency: 'DKK' },
    ...{ modules: ['Project'], package: 'Smart', grants: [] },
    accounts: accounts.map(([account, name, type, vat]) => ({
      ...{ number: account, name, type, isBarred: false, isBlockedForDirectEntries: [5600, 6800].includes(account) },
      ...(vat === undefined ? {} : { vatCode: vat }),
    })),
    vatCodes: vatCodes.map(([code, name, ratePercentage, kind, accountNumber]) => ({
      ...{ code, name, ratePercentage, kind, accountNumber, barred: false },
    })),
    years: [year - 1, year, year + 1].map(calendarYear),
    journals: [
      { number: 1, name: 'Daglig', nextVoucherNumber: 1001, minimumVoucherNumber: 1, ...journalFlags },
      { number: 2, name: 'Bank', nextVoucherNumber: 500_001, minimumVoucherNumber: 500_000, ...journalFlags },
    ],
    ...lists,
    suppliers: [
      { number: 1, name: 'Eksempel Byggevarer A/S' },
      { number: 2, name: 'Eksempel Maskinudlejning ApS' },
    ],
    supplierAccount: 6800,
    ...{ customers: {}, projects: {}, draftEntries: {}, bookedEntries: {}, documents: [], webhooks: {} },
    ...{ journalBookedUrls: [], nextDraftEntryNumber: 101, nextBookedEntryNumber: 50_001, nextDocumentNumber: 1 },
  };
}
