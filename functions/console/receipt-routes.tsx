import type { Hono } from 'hono';
import type { ActResult } from '../../lib/sync/perform-act.ts';
import type { ActOrder } from '../../lib/sync/person-acts.ts';
import type { ConsoleContext, ConsoleEnv } from './access/console-env.ts';
import { actOrderSchema } from './api/api-schemas.ts';
import { desksOver } from './api/desk-of.ts';
import type { ConsoleParts } from './console-parts.ts';
import { postedBy } from './forms/posted.ts';
import { keyOfPath } from './links.ts';
import { actOnMany, actOnReceipt, askForKeys } from './operations/acts.ts';
import { countsOf } from './operations/count-receipts.ts';
import { integrationOf, integrationsOf, receiptOf } from './operations/desk.ts';
import { findReceipts } from './operations/find-receipts.ts';
import { lastRequestOf } from './operations/last-request-of.ts';
import { namedResults } from './operations/named-results.ts';
import { NotThere, Refused } from './operations/not-there.ts';
import { documentOf, partsOf } from './operations/parts-of.ts';
import { ReceiptPage } from './pages/receipt-page.tsx';
import { ReceiptsPage } from './pages/receipts-page.tsx';
import { ResultsPage } from './pages/results-page.tsx';
import { viewFor } from './view.ts';

const rowsShown = 100;
const day = /^\d{4}-\d\d-\d\d$/;

/** The list of receipts, and what people do with many. */
export function addReceiptPages(app: Hono<ConsoleEnv>, parts: ConsoleParts): void {
  const deskOf = desksOver(parts);
  const viewOf = (context: ConsoleContext) => viewFor(context, parts.clock);
  app.get('/receipts', async (context) => {
    const desk = deskOf(context);
    const { integration: named = '', direction = '', state = '', from, to, text, after } = context.req.query();
    const [integrations] = await Promise.all([
      integrationsOf(desk),
      named === '' ? undefined : integrationOf(desk, named),
    ]);
    // Who has one alone has chosen it.
    const integration = integrations.length === 1 ? (integrations[0]?.id ?? '') : named;
    const meant = integrations.filter(({ id }) => integration === '' || id === integration);
    const directions = [...new Set(meant.flatMap(({ kind }) => parts.directionsOf(kind)))];
    if (direction !== '' && !directions.includes(direction)) throw new NotThere();
    const days = { from: dayOf(from), to: dayOf(to) };
    const filter = { integration, direction, state, ...days, text: text?.slice(0, 100) };
    const finding = findReceipts(desk, { ...filter, after, limit: rowsShown }).catch((refusal: unknown) => {
      if (refusal instanceof Refused && refusal.code === 'too-wide') return undefined; // the page asks for a choice
      throw refusal;
    });
    const [found, counts] = await Promise.all([finding, countsOf(desk, meant, direction)]);
    const page = { filter, integrations, directions, found, counts };
    return context.html(<ReceiptsPage {...page} view={viewOf(context)} />);
  });
  app.post('/receipts/acts', async (context) => {
    const desk = deskOf(context);
    const { integration = '', direction = '', which, ...posted } = await postedBy(context);
    const { kind } = await integrationOf(desk, integration);
    const wishes =
      which === 'failed'
        ? parts
            .directionsOf(kind)
            .flatMap((name) => (direction === '' || name === direction ? [[name, true] as const] : []))
        : chosenIn(posted);
    const results: ActResult[] = [];
    for (const [name, chosen] of wishes) {
      const asked = chosen === true ? { allFailed: true } : { keys: chosen };
      results.push(...(await actOnMany(desk, { integration, direction: name, ...asked }, { act: 'retry' })));
    }
    return context.html(<ResultsPage results={await namedResults(desk, results)} view={viewOf(context)} />);
  });
}

/** One receipt, and what a person does with it or asks for. */
export function addReceiptActs(app: Hono<ConsoleEnv>, parts: ConsoleParts): void {
  const deskOf = desksOver(parts);
  const viewOf = (context: ConsoleContext) => viewFor(context, parts.clock);
  app.get('/receipts/:integration/:direction/:key', async (context) => {
    const { integration, direction, key } = context.req.param();
    const desk = deskOf(context);
    const found = await receiptOf(desk, { integration, direction, key: keyOfPath(key) });
    const [request, files, document] = await Promise.all([
      lastRequestOf(parts, found.receipt),
      partsOf(desk, found.receipt),
      documentOf(desk, found.receipt),
    ]);
    const page = { ...found, request, files, document };
    return context.html(<ReceiptPage {...page} view={viewOf(context)} />);
  });
  app.post('/receipts/:integration/:direction/:key/acts', async (context) => {
    const { integration, direction, key } = context.req.param();
    const desk = deskOf(context);
    const ref = { integration, direction, key: keyOfPath(key) };
    const { receipt } = await receiptOf(desk, ref);
    const result = await actOnReceipt(desk, ref, orderOf(await postedBy(context)));
    const view = viewOf(context);
    if (result.outcome === 'done') return context.redirect(view.links.receipt(receipt), 303);
    return context.html(<ResultsPage results={await namedResults(desk, [result])} view={view} />, 409);
  });
  app.post('/integrations/:id/ask-for', async (context) => {
    const desk = deskOf(context);
    const id = context.req.param('id');
    await integrationOf(desk, id);
    const { direction = '', names = '' } = await postedBy(context);
    const keys = names
      .split(/[\s,;]+/)
      .filter(Boolean)
      .slice(0, 500);
    const known = await actOnMany(desk, { integration: id, direction, numbers: keys }, { act: 'retry' });
    // A number finds its receipt; what is left over may be an id of the source that nobody told of.
    const left = known.flatMap(({ ref, outcome }) => (outcome === 'absent' ? [ref.key] : []));
    const results = known.filter(({ outcome }) => outcome !== 'absent');
    const asked = left.length === 0 ? [] : await askForKeys(desk, { integration: id, direction, keys: left });
    return context.html(
      <ResultsPage results={await namedResults(desk, [...results, ...asked])} view={viewOf(context)} />,
    );
  });
}

/** The boxes that were ticked, by direction. */
function chosenIn(posted: Readonly<Record<string, string>>): (readonly [string, readonly string[]])[] {
  const keys = new Map<string, string[]>();
  for (const name of Object.keys(posted)) {
    const [, direction = '', key = ''] = /^key:([^:]*):(.*)$/s.exec(name) ?? [];
    if (key !== '') keys.set(direction, [...(keys.get(direction) ?? []), key]);
  }
  return [...keys];
}

function dayOf(text: string | undefined): string | undefined {
  return text !== undefined && day.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

function orderOf({ act, number, reason }: Readonly<Record<string, string>>): ActOrder {
  const order = actOrderSchema.safeParse({ act, ...(number && { number }), ...(reason && { reason }) });
  if (!order.success) throw new RangeError('no act of ours');
  return order.data;
}
