import * as z from 'zod';
import { windowAfter, windowStart } from '../../sync/budget.ts';
import { SyncError, TransportError } from '../../sync/errors.ts';
import type { Connection, HttpAnswer } from '../../sync/ports.ts';
import { unreadable } from './decode.ts';
import { encodeQuestion, type Question } from './encode.ts';
import { errorsIn, networkFault, refusal, statusFault, unreadableAnswer } from './errors.ts';
import { largestAnswerBytes, recmanBudget, recmanDeadlineMs } from './limits.ts';
import { envelopeSchema, mapOf } from './schema.ts';

/** A connection that logs in to RecMan. */
export type RecmanConnection = Connection<'recman'>;

const vendorAddress = 'https://api.recman.io';

const rowsSchema = mapOf(z.unknown());

/**
 * Asks for one page of a scope and gives its rows. The address holds the key: it is shown and logged nowhere.
 * https://developers.recman.io (GET /v2/get/)
 * @throws SyncError, BudgetSpent
 */
export async function askRecman(connection: RecmanConnection, question: Question): Promise<readonly unknown[]> {
  const { key } = connection.login;
  const base = (connection.endpoint ?? vendorAddress).replace(/\/+$/, '');
  const query = new URLSearchParams({ key, ...encodeQuestion(question) });
  await connection.allowance.spend();
  const answer = await connection
    .http({
      method: 'GET',
      url: `${base}/v2/get/?${query}`,
      headers: { accept: 'application/json' },
      deadlineMs: recmanDeadlineMs,
      maximumBytes: largestAnswerBytes,
    })
    .catch((failure: unknown) => {
      throw failure instanceof TransportError ? networkFault(failure) : failure;
    });
  try {
    return rowsIn(answer, connection);
  } catch (failure) {
    if (failure instanceof SyncError && failure.retryAt !== undefined)
      await connection.allowance.close(failure.retryAt);
    throw failure;
  }
}

function rowsIn(answer: HttpAnswer, connection: RecmanConnection): readonly unknown[] {
  const { key } = connection.login;
  const json = jsonOf(answer);
  const envelope = envelopeSchema.safeParse(json);
  const isFault = answer.status < 200 || answer.status > 299;
  if (!envelope.success)
    throw isFault ? statusFault(answer, key) : strange(answer, { json, key, error: envelope.error });
  const errors = errorsIn(envelope.data);
  if (errors !== undefined) throw refusal(errors, { secret: key, retryAt: tomorrow(connection) });
  if (isFault) throw statusFault(answer, key);
  // A page beyond the last one: `success` is false without an error, or the data are empty.
  if (!envelope.data.success && envelope.data.data === undefined) throw unreadableAnswer(answer, key);
  const rows = rowsSchema.safeParse(envelope.data.data);
  if (!rows.success) throw strange(answer, { json, key, error: rows.error });
  return rows.data;
}

/** JSON of another form stops what was asked; anything else is a fault that passes. */
function strange(
  answer: HttpAnswer,
  { json, key, error }: { json: unknown; key: string; error: z.ZodError },
): SyncError {
  if (json === undefined) return unreadableAnswer(answer, key);
  return new SyncError({ advice: 'refuse', applied: 'no', problem: unreadable(error, json).problem });
}

function jsonOf(answer: HttpAnswer): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(answer.body));
    return value;
  } catch {
    // HTML, half a body, other bytes: told by the caller, with the words of the body.
    return undefined;
  }
}

/** The limit ends at midnight (assumed): the start of the budget's next window. */
function tomorrow(connection: RecmanConnection): Date {
  const budget = recmanBudget(connection.login);
  return windowAfter(budget, windowStart(budget, connection.clock()));
}
