import type { Hono } from 'hono';
import type { ConsoleEnv } from '../../functions/console/access/console-env.ts';
import { bigIntegration, numberAt } from './many-receipts.ts';

/** A page of the console, and an address of it. */
export type PageAddress = { readonly page: string; readonly address: string };

/** Reads one item of the table and shows it in a form: about what every page costs at least. */
export const trivialPage = '/integrations/:id/change';

const [, , invoices = ''] = bigIntegration.directions;
const parameters: Readonly<Record<string, string>> = {
  id: bigIntegration.integration,
  integration: bigIntegration.integration,
  direction: invoices,
  kind: 'moment-24sevenoffice',
};

/** The ways in which people ask for the list of receipts; `middle` is the place of one halfway down. */
function listsOf(middle: number): Readonly<Record<string, string>> {
  const of = `integration=${bigIntegration.integration}`;
  const direction = `${of}&direction=${invoices}`;
  return {
    'of an integration': of,
    'of a direction': direction,
    'of a rare direction': `${of}&direction=${bigIntegration.directions[0]}`,
    'delivered ones': `${of}&state=delivered`,
    'what needs a person': `${of}&state=needs-you`,
    'of a direction and state': `${direction}&state=rejected`,
    'of some days': `${of}&from=2026-11-01&to=2026-11-03`,
    'by number': `${of}&text=${numberAt(middle)}`,
    'with a text that nothing has': `${of}&text=zzzz`,
  };
}

/**
 * Every page that the console's own route table knows, and the lists of receipts as people ask for them. A page whose
 * parameter is not known here is an error: whoever adds one says what it is measured with.
 */
export function consoleAddresses(app: Hono<ConsoleEnv>, receipts: number): readonly PageAddress[] {
  const middle = Math.floor(receipts / 2) + 11;
  const known = { ...parameters, key: String(middle) };
  const paths = new Set(app.routes.filter(isPage).map(({ path }) => path));
  const pages = [...paths].map((path) => ({ page: path, address: filled(path, known) }));
  const lists = Object.entries(listsOf(middle)).map(([what, query]) => ({
    page: `/receipts ${what}`,
    address: `/receipts?${query}`,
  }));
  return [...pages, ...lists];
}

/** Addresses that only lead elsewhere (to a vendor, back to a page), and pages of kinds that the measured table holds none of. */
const notMeasured = [
  /^\/appearance$/,
  /^\/grants\//,
  /\/give-access$/,
  /^\/integrations\/:id\/files/,
  /^\/recman-export/,
];

/** Pages for people: the API's JSON and the stylesheet are none. */
function isPage({ method, path }: { method: string; path: string }): boolean {
  const isOther = path.startsWith('/api/') || path.includes('*') || path.includes('.') || path === '/health';
  return method === 'GET' && !isOther && !notMeasured.some((pattern) => pattern.test(path));
}

function filled(path: string, known: Readonly<Record<string, string>>): string {
  return path.replaceAll(/:(\w+)/g, (_whole, name: string) => {
    const value = known[name];
    if (value === undefined) throw new Error(`${path}: nothing is known to measure it with`);
    return encodeURIComponent(value);
  });
}
