import { BudgetSpent } from '../../sync/errors.ts';
import type { LookUp, WriteOutcome } from '../../sync/outcome.ts';
import type { GraphqlError } from '../../transport/graphql.ts';
import { CallFailed, outcomeOf } from './call-failed.ts';
import { call, type XledgerConnection } from './client.ts';
import { isValueRefused, refusedValue } from './errors.ts';
import type { XledgerDocument } from './graphql/document.ts';
import { type Written, writtenSchema } from './schema.ts';
import { vendorWordsOf } from './vendor-words.ts';

/** One input of a plural mutation: `clientId` ties the answer to it. */
export type Input<Node> = { readonly clientId: string; readonly node: Node };

/** A plural mutation and how to find out, after an answer with errors, what became of each input. */
export type Sending<Answer, Node> = {
  readonly document: XledgerDocument<Answer, { readonly inputs: readonly Input<Node>[] }>;
  readonly inputs: readonly Input<Node>[];
  /** The number that each input's delivery carries, in the order of the inputs. */
  readonly numbers: readonly string[];
  readonly lookAgain: () => Promise<readonly LookUp[]>;
};

/**
 * Sends up to 500 inputs in one call, and tells each one's outcome in their order. Whether one bad input stops the others is
 * not documented, so after an answer with errors each is looked up before anybody sends it again.
 * https://xledgerukinternal.zendesk.com/hc/en-us/articles/8715787519634
 * @throws BudgetSpent before anything is sent
 */
export async function sendInputs<Answer, Node>(
  connection: XledgerConnection,
  sending: Sending<Answer, Node>,
): Promise<readonly WriteOutcome[]> {
  const { document, inputs, numbers } = sending;
  if (inputs.length === 0) return [];
  try {
    const written = await call(connection, { document, variables: { inputs }, schema: writtenSchema });
    return inputs.map((input, index) => deliveredBy(written, input.clientId, numbers[index]));
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    const { partial, verdict } = error;
    const isOfRequest = partial === undefined || verdict.kind === 'hold' || verdict.kind === 'credits';
    if (isOfRequest) return inputs.map(() => outcomeOf(error));
    return afterErrors(connection, sending, { errors: partial.errors, failure: error });
  }
}

function deliveredBy(written: Written, clientId: string, number: string | undefined): WriteOutcome {
  const edge = written.find((candidate) => candidate.clientId === clientId);
  if (edge === undefined) return { kind: 'unknown', vendorWords: 'the answer does not name this input' };
  return { kind: 'delivered', targetId: edge.dbId, number };
}

type Failed = { readonly errors: readonly GraphqlError[]; readonly failure: CallFailed };

async function afterErrors<Answer, Node>(
  connection: XledgerConnection,
  sending: Sending<Answer, Node>,
  { errors, failure }: Failed,
): Promise<readonly WriteOutcome[]> {
  const { inputs, numbers, lookAgain } = sending;
  const found = await lookAgain().catch((error: unknown): undefined => {
    // The look-up failed or found no budget: nothing is known of any input, and the engine looks later.
    connection.log.warn('the outcome of a bulk write could not be looked up at once', { error });
    return undefined;
  });
  const isWhole = errors.every((error) => isValueRefused(error) && error.path.length <= 1);
  if (isWhole && inputs.length > 1 && found?.every(({ kind }) => kind === 'absent'))
    return sendHalves(connection, sending);
  return inputs.map((_, index): WriteOutcome => {
    const seen = found?.[index];
    if (seen?.kind === 'found' && seen.equal) {
      return { kind: 'delivered', targetId: seen.targetId, number: numbers[index] };
    }
    const own = inputs.length === 1 ? errors.find(isValueRefused) : errors.find((error) => isOfInput(error, index));
    if (own === undefined || !isValueRefused(own)) return unknownOf(failure);
    const words = vendorWordsOf(own.message, [connection.login.token]);
    return { kind: 'rejected', problem: refusedValue(own, words) };
  });
}

/** One bad input stopped all of them, and none is there: the halves find out which one it was. */
async function sendHalves<Answer, Node>(
  connection: XledgerConnection,
  sending: Sending<Answer, Node>,
): Promise<readonly WriteOutcome[]> {
  const middle = Math.ceil(sending.inputs.length / 2);
  const outcomes: WriteOutcome[] = [];
  for (const [from, to] of [
    [0, middle],
    [middle, sending.inputs.length],
  ] as const) {
    const half: Sending<Answer, Node> = {
      document: sending.document,
      inputs: sending.inputs.slice(from, to),
      numbers: sending.numbers.slice(from, to),
      lookAgain: async () => (await sending.lookAgain()).slice(from, to),
    };
    const results = await sendInputs(connection, half).catch((error: unknown) => {
      // Nothing of this half was sent; what the other one came to must still be told.
      if (!(error instanceof BudgetSpent)) throw error;
      return half.inputs.map((): WriteOutcome => ({ kind: 'not-applied', problem: { code: 'budget-used-up' } }));
    });
    outcomes.push(...results);
  }
  return outcomes;
}

/** The path of an input's error ends in the edges of the answer: `addCustomers, edges, 3, node` (assumed). */
function isOfInput({ path }: GraphqlError, index: number): boolean {
  const place = path.findIndex((part) => part === 'edges' || part === 'inputs');
  return place >= 0 && path[place + 1] === index;
}

function unknownOf(failure: CallFailed): WriteOutcome {
  const outcome = outcomeOf(failure);
  if (outcome.kind === 'unknown') return outcome;
  return { kind: 'unknown', vendorWords: 'the vendor answered with errors of other inputs' };
}
