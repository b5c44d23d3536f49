import { handle } from 'hono/aws-lambda';
import { once } from '../../lib/runtime/once.ts';
import { openSurroundings } from '../../lib/runtime/surroundings.ts';
import { createReceiptOverview } from '../../lib/store/receipt-overview.ts';
import { catalogue } from '../catalogue.ts';
import { directionsOfKind } from '../directions-of-kind.ts';
import { createConsole } from './console-app.tsx';
import type { ConsoleParts } from './console-parts.ts';

const answer = once(() => {
  const { integrations, receipts, table, clock, log } = openSurroundings('console');
  const directionsOf: ConsoleParts['directionsOf'] = (kind) =>
    directionsOfKind(kind, catalogue).map(({ name }) => name);
  const overview = createReceiptOverview(table);
  return handle(createConsole({ integrations, receipts, overview, directionsOf, clock, log }));
});

/** The console behind an HTTP API, payload 2.0. */
export const handler: ReturnType<typeof handle> = (event, context) => answer()(event, context);
