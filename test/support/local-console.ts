import { createConsole } from '../../functions/console/console-app.tsx';
import type { ConsoleParts } from '../../functions/console/console-parts.ts';
import { receiptToFields } from '../../lib/store/receipt-item.ts';
import { putItem, type Table } from '../../lib/store/table.ts';
import type { Receipt } from '../../lib/sync/receipt.ts';
import { consolePartsOver } from './console-parts.ts';
import { canaries, integrationOrder } from './integration-order.ts';
import { openTestTable } from './table.ts';

const origin = 'http://127.0.0.1:4180';
const host = '127.0.0.1:4180';

/** A console on one machine over a table of its own, and calls to it. */
export async function openLocalConsole(more: (table: Table) => Partial<ConsoleParts> = () => ({})) {
  const table = await openTestTable();
  const parts: ConsoleParts = consolePartsOver(table, more(table));
  const app = createConsole(parts);
  const cookieOf = async () =>
    (await app.request(`${origin}/`, { headers: { host } })).headers.get('set-cookie')?.split(';')[0] ?? '';
  return {
    ...{ app, parts, origin, host, cookieOf, close: table.close },
    keep: async (receipt: Receipt) => void (await putItem(table, receiptToFields(receipt))),
    async api(method: string, path: string, body?: unknown) {
      const headers = { host, 'content-type': 'application/json' };
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const answer = await app.request(origin + path, { method, headers, ...sent });
      const text = await answer.text();
      return { status: answer.status, text, json: text.startsWith('{') ? JSON.parse(text) : undefined };
    },
    /** A form as a browser on its own page posts it. */
    async post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}) {
      const cookie = await cookieOf();
      const body = new URLSearchParams({ token: cookie.split('=')[1] ?? '', ...fields });
      const own = { host, cookie, origin, 'sec-fetch-site': 'same-origin' };
      return app.request(origin + path, { method: 'POST', body, headers: { ...own, ...headers } });
    },
  };
}

const { kind, name, settings } = integrationOrder;
const { webhookSecret, ...secrets } = canaries;

/** What a program sends to make the example integration, and the secrets in it. */
export const exampleWish = { kind, name, settings, credentials: secrets };
