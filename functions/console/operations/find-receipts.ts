import type { FoundReceipts, ReceiptQuery } from '../../../lib/store/receipt-search.ts';
import type { Receipt } from '../../../lib/sync/receipt.ts';
import { statesNamed } from '../words/state-words.ts';
import { type Desk, integrationOf, integrationsOf } from './desk.ts';
import { NotThere, Refused } from './not-there.ts';

/** What a person or a program looks for. Days are Norwegian, as people write them. */
export type ReceiptWish = {
  readonly integration?: string | undefined;
  readonly direction?: string | undefined;
  readonly state?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly number?: string | undefined;
  readonly text?: string | undefined;
  readonly limit: number;
  readonly after?: string | undefined;
};

/** A search over more integrations than this would take a query for each state of each direction of them all. */
const integrationsInOneSearch = 10;

/** The receipts that fit, newest first, of what the viewer may see. @throws NotThere, Refused */
export async function findReceipts(desk: Desk, wish: ReceiptWish): Promise<FoundReceipts> {
  const states = statesNamed(wish.state ?? '');
  if (states === undefined) throw new NotThere();
  const meant = wish.integration ? [await integrationOf(desk, wish.integration)] : await integrationsOf(desk);
  if (meant.length > integrationsInOneSearch)
    throw new Refused('too-wide', 'Name the integration: there are too many.');
  const scopes = meant.map(({ tenant, id, kind }) => ({
    ...{ tenant, integration: id },
    directions: desk.parts.directionsOf(kind).filter((name) => !wish.direction || name === wish.direction),
  }));
  const query = { scopes, states, limit: wish.limit, ...daysOf(wish), after: positionOf(wish.after) };
  const text = wish.text?.trim() ?? '';
  if (wish.number) return desk.parts.search({ ...query, numbers: [wish.number.trim()], fits: fitsText(text) });
  return text === '' ? desk.parts.search(query) : withText(desk, text, query);
}

/** The place before all receipts. */
const beforeAll = '9999-12-31T23:59:59.999Z []';

/** A text that is somebody's number as it stands finds those by the index; `next` leads to others that have it in them. */
async function withText({ parts }: Desk, text: string, query: ReceiptQuery): Promise<FoundReceipts> {
  if (query.after === undefined) {
    const exact = await parts.search({ ...query, numbers: [text] });
    if (exact.receipts.length > 0) return { ...exact, next: beforeAll };
  }
  const isText = fitsText(text);
  return parts.search({
    ...query,
    fits: (receipt) => isText?.(receipt) === true && !numbersOf(receipt).includes(text),
  });
}

function fitsText(text: string): ((receipt: Receipt) => boolean) | undefined {
  const wanted = text.toLowerCase();
  if (wanted === '') return undefined;
  return (receipt) =>
    [...numbersOf(receipt), receipt.label, receipt.key].some((part) => part?.toLowerCase().includes(wanted) === true);
}

function numbersOf({ number, mapping }: Receipt): (string | undefined)[] {
  return [number, mapping?.number];
}

/** A position comes back from a browser: an instant, and a receipt's name. */
function positionOf(after: string | undefined): string | undefined {
  if (after === undefined || after === '') return undefined;
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z \[/.test(after)) throw new Refused('not-valid', 'after: not a position in a list');
  return after;
}

function daysOf({ from, to }: ReceiptWish): { from?: string; until?: string } {
  return {
    ...(from && { from: midnight(from, 0) }),
    ...(to && { until: midnight(to, 1) }),
  };
}

/** The instant at which a Norwegian day begins. */
function midnight(day: string, later: number): string {
  const noon = new Date(`${day}T12:00:00Z`);
  noon.setUTCDate(noon.getUTCDate() + later);
  const hour = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Oslo', hour: '2-digit', hour12: false }).format(
    noon,
  );
  return new Date(noon.getTime() - Number(hour) * 3_600_000).toISOString();
}
