import { vendorTitles } from '../../../lib/documents/vendors.ts';
import type { Language, Words } from './language.ts';

const systems: Readonly<Record<string, string>> = vendorTitles;

/** What a direction moves: the plural for lists, one of them for a single receipt. */
const documents: Readonly<Record<string, { readonly many: Words; readonly one: Words }>> = {
  customers: { many: { en: 'Customers', no: 'Kunder' }, one: { en: 'Customer', no: 'Kunde' } },
  projects: { many: { en: 'Projects', no: 'Prosjekter' }, one: { en: 'Project', no: 'Prosjekt' } },
  invoices: { many: { en: 'Invoices', no: 'Fakturaer' }, one: { en: 'Invoice', no: 'Faktura' } },
  expenses: { many: { en: 'Expenses', no: 'Utlegg' }, one: { en: 'Expense', no: 'Utlegg' } },
};

/** A system as its own people call it. What stands behind a `#` in a budget's name tells keys apart, and is for no person. */
export function systemName(name: string): string {
  const [vendor = name] = name.split('#');
  return systems[vendor] ?? vendor;
}

/** A direction as people say it. `source-documents` names those that no direction brings. Any other name stands for itself. */
export type DirectionWords = {
  readonly many: string;
  readonly one: string;
  readonly source: string;
  readonly target: string;
};

/** The words of a direction, read from its name. */
export function directionWords(direction: string, language: Language): DirectionWords {
  const [, source, noun, target = ''] =
    /^(.+)-([a-z]+)-to-(.+)$/.exec(direction) ?? /^([^-]+)-([a-z]+)$/.exec(direction) ?? [];
  if (source === undefined || noun === undefined) {
    return { many: direction, one: direction, source: '', target: '' };
  }
  const words = documents[noun];
  return {
    many: words?.many[language] ?? noun,
    one: words?.one[language] ?? noun,
    source: systems[source] ?? source,
    target: systems[target] ?? target,
  };
}

/** Parts that have receipts of their own, by what their key begins with. */
const parts: ReadonlyMap<string, Words> = new Map([
  ['file', { en: 'Attachment', no: 'Vedlegg' }],
  ['company', { en: 'Customer', no: 'Kunde' }],
  ['product', { en: 'Product', no: 'Produkt' }],
]);

/** What one receipt is about: its direction's document, or a part of one (`file:…`), as people say it. */
export function documentWord(
  { direction, key }: { readonly direction: string; readonly key?: string | undefined },
  language: Language,
): string {
  const part = /^([a-z]+):/.exec(key ?? '')?.[1];
  return parts.get(part ?? '')?.[language] ?? directionWords(direction, language).one;
}

/** What is counted along with the documents of a direction: parts with receipts of their own. */
export function countedAlong(direction: string): Words | undefined {
  if (direction === 'recman-invoices-to-24sevenoffice') {
    return { en: 'with customers and products', no: 'med kunder og produkter' };
  }
  return direction.includes('-expenses-') ? { en: 'with attachments', no: 'med vedlegg' } : undefined;
}
