import type { ReceiptRef } from '../../lib/sync/receipt.ts';
import type { Language } from './words/language.ts';

/** Where the export's pages are. */
export const exportPath = '/recman-export';
export const exportReceiptsPath = `${exportPath}/receipts`;

/** Where the files for Xledger are, of whichever integration. */
export const filesPath = '/xledger-files';

/** What a list of receipts is asked for. Empty: all. */
export type ReceiptFilter = {
  readonly integration: string;
  readonly direction: string;
  readonly state: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly text?: string | undefined;
  readonly after?: string | undefined;
};

/** Addresses within the console. A language that was chosen goes along. */
export type Links = {
  readonly chosen: Language | undefined;
  integrations(): string;
  receipts(filter: Partial<ReceiptFilter>): string;
  receipt(ref: ReceiptRef): string;
  /** Any other page, with the language. */
  page(path: string, query?: Readonly<Record<string, string | undefined>>): string;
};

/** The addresses for a person who chose a language, or none. */
export function linksFor(chosen: Language | undefined): Links {
  const address = (path: string, query: Readonly<Record<string, string | undefined>> = {}) => {
    const given = new URLSearchParams();
    for (const [name, value] of Object.entries({ ...query, lang: chosen })) {
      if (value !== undefined && value.length > 0) given.set(name, value);
    }
    return given.size === 0 ? path : `${path}?${given}`;
  };
  return {
    chosen,
    page: address,
    integrations: () => address('/'),
    receipts: (filter) => address('/receipts', filter),
    receipt: ({ integration, direction, key }) =>
      address(`/receipts/${[integration, direction, pathOfKey(key)].map(encodeURIComponent).join('/')}`),
  };
}

/**
 * A key as a part of a path. Gateways decode escaped slashes, dots and percent signs before the console sees them, so a key
 * with anything but letters, digits, hyphens and underscores is written in base64url behind a tilde.
 */
export function pathOfKey(key: string): string {
  return /^[\w-]+$/.test(key) ? key : `~${Buffer.from(key).toString('base64url')}`;
}

/** The key that a part of a path stands for. */
export function keyOfPath(part: string): string {
  return part.startsWith('~') ? Buffer.from(part.slice(1), 'base64url').toString() : part;
}
