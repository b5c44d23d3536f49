import type { Invoice, InvoiceLine } from '../../documents/invoice.ts';
import type { Reading } from '../../sync/outcome.ts';
import { callMoment, type MomentConnection } from './client.ts';
import { encodeByProjectNumber } from './encode.ts';
import { momentProjectNumbersSchema } from './schema.ts';

/** A project's id does not change; an unknown number is asked for every time. */
const keptSeconds = 3600;

/**
 * Lines know their project by number only. The id is added for projects that are not the invoice's own, so that a project
 * nobody ever told of can be asked for. A number that no project, or more than one, carries stays without.
 * @throws SyncError, BudgetSpent
 */
export async function withLineProjects(
  connection: MomentConnection,
  invoice: Extract<Reading<Invoice>, { kind: 'found' }>,
): Promise<Reading<Invoice>> {
  const { document } = invoice;
  const lines: InvoiceLine[] = [];
  for (const line of document.lines) {
    const number = line.projectNumber;
    const isOther = number !== undefined && number !== document.projectNumber;
    lines.push(isOther ? { ...line, projectId: await projectIdOf(connection, number) } : line);
  }
  return { ...invoice, document: { ...document, lines } };
}

async function projectIdOf(connection: MomentConnection, number: string): Promise<string | undefined> {
  const name = `project ${number}`;
  const id = await connection.memo(name, keptSeconds, async () => {
    // https://docs.moment.team (lists; the filter `projectNumber` is assumed)
    const reply = await callMoment(connection, {
      method: 'GET',
      path: ['projects'],
      query: encodeByProjectNumber(number),
    });
    const page = momentProjectNumbersSchema.safeParse(reply.kind === 'answered' ? reply.body : undefined);
    const same = page.success ? page.data.content.filter((row) => row.projectNumber === number) : [];
    return same.length === 1 ? same[0]?.id : undefined;
  });
  if (id === undefined) connection.forget(name);
  return id;
}
