import { createHash } from 'node:crypto';
import type * as z from 'zod';
import type { Place } from './addresses.ts';
import { CallFailed } from './call-failed.ts';
import { callEconomic, type EconomicConnection, type EconomicReply, parsed } from './client.ts';
import { pageOf } from './schema.ts';

/** One record, or undefined when there is none. @throws CallFailed, BudgetSpent */
export async function getOne<Shape extends z.ZodType>(
  connection: EconomicConnection,
  place: Place,
  shape: Shape,
): Promise<z.infer<Shape> | undefined> {
  // https://restdocs.e-conomic.com, https://apis.e-conomic.com (the record's own page, by `addresses`)
  const reply = await callEconomic(connection, { ...place, method: 'GET' });
  return reply.kind === 'not-found' ? undefined : parsed(reply, shape);
}

/**
 * What a write sends: JSON, with the key of the receipt and its version. A body that was merged with what people changed
 * meanwhile is another call: the vendor is given a key of both.
 */
export type JsonWrite = { readonly method: 'POST' | 'PUT'; readonly json: unknown; readonly idempotencyKey: string };

/** Sends JSON. @throws CallFailed, BudgetSpent */
export function send(
  connection: EconomicConnection,
  place: Place,
  { method, json, idempotencyKey }: JsonWrite,
): Promise<EconomicReply> {
  // https://restdocs.e-conomic.com, https://apis.e-conomic.com (the collection's own page, by `addresses`)
  const body = JSON.stringify(json);
  return notFromMemory(keyOfBoth(idempotencyKey, body), (key) =>
    callEconomic(connection, { ...place, method, body, idempotencyKey: key }),
  );
}

/** Tries in a row by people within an hour. */
const mostRemembered = 5;

/**
 * A refusal that the vendor remembers under its key says nothing of now: what it named may be mended since, and nothing was
 * applied then. The call is made under the next key. @throws CallFailed, BudgetSpent
 */
export async function notFromMemory(
  idempotencyKey: string,
  call: (key: string) => Promise<EconomicReply>,
): Promise<EconomicReply> {
  for (let round = 0; ; round += 1) {
    try {
      return await call(round === 0 ? idempotencyKey : keyOfBoth(idempotencyKey, String(round)));
    } catch (failure) {
      // What was tried now, and what may have been applied then, goes on as it is.
      const isOld = failure instanceof CallFailed && failure.isFromCache && failure.verdict.kind !== 'unknown';
      if (!isOld || round >= mostRemembered) throw failure;
    }
  }
}

function keyOfBoth(idempotencyKey: string, body: string): string {
  return createHash('sha256')
    .update(JSON.stringify([idempotencyKey, body]))
    .digest('hex');
}

/** More pages than this are no look-up any more. */
const mostPages = 50;

/** Every item of a service's list that the filter lets through, page by page. @throws CallFailed, BudgetSpent */
export async function* pagesOf<Item extends z.ZodType>(
  connection: EconomicConnection,
  place: Place,
  { filter, item }: { filter: string; item: Item },
): AsyncGenerator<z.infer<Item>[]> {
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const query = { filter, ...(cursor === undefined ? {} : { cursor }) };
    // https://apis.e-conomic.com (pagination: the last page has no cursor)
    const reply = await callEconomic(connection, { ...place, method: 'GET', query });
    const answer = parsed(reply, pageOf(item));
    yield answer.items;
    if (answer.cursor === undefined || answer.cursor === cursor) return;
    cursor = answer.cursor;
  }
  throw new CallFailed({ kind: 'hold', problem: { code: 'vendor-error', vendorWords: 'the list does not end' } });
}

/** All pages together. @throws CallFailed, BudgetSpent */
export async function listAll<Item extends z.ZodType>(
  connection: EconomicConnection,
  place: Place,
  wanted: { filter: string; item: Item },
): Promise<z.infer<Item>[]> {
  const all: z.infer<Item>[] = [];
  for await (const items of pagesOf(connection, place, wanted)) all.push(...items);
  return all;
}
