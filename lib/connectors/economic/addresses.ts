import type { EconomicCall } from './client.ts';

/** A place at one of the two hosts. */
export type Place = Pick<EconomicCall, 'host' | 'path'>;

type Parts = readonly (string | number)[];

function rest(...path: Parts): Place {
  return { host: 'rest', path: path.map(String) };
}

function service(...path: Parts): Place {
  return { host: 'services', path: path.map(String) };
}

/** Where each thing stands: REST by https://restdocs.e-conomic.com, services (with their versions) by https://apis.e-conomic.com. */
export const addresses = {
  self: rest('self'),
  customers: rest('customers'),
  customer: (number: string) => rest('customers', number),
  paymentTerms: (number: number) => rest('payment-terms', number),
  customerGroup: (number: number) => rest('customer-groups', number),
  vatZone: (number: number) => rest('vat-zones', number),
  account: (number: string) => rest('accounts', number),
  vatAccount: (code: string) => rest('vat-accounts', keyInPath(code)),
  accountingYears: rest('accounting-years'),
  periods: (year: string) => rest('accounting-years', keyInPath(year), 'periods'),
  supplier: (number: string) => rest('suppliers', number),
  projects: service('projectsapi', 'v1.1.0', 'Projects'),
  project: (number: string) => service('projectsapi', 'v1.1.0', 'Projects', number),
  projectGroups: service('projectsapi', 'v1.1.0', 'ProjectGroups'),
  journal: (number: string | number) => service('journalsapi', 'v15.0.0', 'journals', number),
  draftEntries: service('journalsapi', 'v15.0.0', 'draft-entries'),
  draftEntry: (number: number) => service('journalsapi', 'v15.0.0', 'draft-entries', number),
  draftEntriesInBulk: service('journalsapi', 'v15.0.0', 'draft-entries', 'bulk'),
  bookDraftEntries: (journal: string | number) =>
    service('journalsapi', 'v15.0.0', 'journals', journal, 'bookdraftentries'),
  bookedEntries: service('bookedEntriesapi', 'v4.0.0', 'booked-entries'),
  documents: service('documentsapi', 'v4.0.1', 'AttachedDocuments'),
  documentPdf: (number: number) => service('documentsapi', 'v4.0.1', 'AttachedDocuments', number, 'pdf'),
} as const;

/** Characters that REST wants written in another way inside a key (https://restdocs.e-conomic.com, special characters). */
const inPath: Readonly<Record<string, string>> = {
  '<': '_0_',
  '>': '_1_',
  '*': '_2_',
  '%': '_3_',
  ':': '_4_',
  '&': '_5_',
  '/': '_6_',
  '\\': '_7_',
  _: '_8_',
  ' ': '_9_',
  '?': '_10_',
  '.': '_11_',
  '#': '_12_',
  '+': '_13_',
};

/** A key as REST takes it in a path: `2025/2026` is `2025_6_2026`. */
export function keyInPath(key: string): string {
  return [...key].map((character) => inPath[character] ?? character).join('');
}
