import { afterLookUp, comeBackAtOnce, heldBefore, intend, isLate, passesChecks, questionBefore } from './deliver.ts';
import { type Departure, type Dispatch, halvesOf, isForOne, mostSplits } from './departure.ts';
import { BudgetSpent } from './errors.ts';
import { holdTogether } from './hold-together.ts';
import { keepingRequests } from './keeping-requests.ts';
import type { WriteOrder } from './outcome.ts';
import { outcomeOfFailure, type Sending, settleOutcome } from './settle-outcome.ts';
import { withoutTwins } from './without-twins.ts';
import { callsOf, type ManyWriter } from './writer.ts';

type Loaded<Source, Target, Settings> = Departure<Source, Target, Settings> & {
  readonly existing: WriteOrder<Target>['existing'];
};
type Sent<Source, Target, Settings> = Departure<Source, Target, Settings> & {
  readonly sending: Sending<Source, Target>;
};

/** Brings one step of many documents to the target in one call: each has its own intent before it and its own outcome after it. */
export async function deliverMany<Source, Target, Settings>(
  group: readonly Departure<Source, Target, Settings>[],
  dispatch: Dispatch<Source, Target, Settings>,
): Promise<void> {
  const several = await withoutTwins(await checkAll(group, dispatch), dispatch);
  await deliverChecked(several, dispatch, { left: mostSplits });
}

/** Each one is checked for itself; where the budget is used up, one place is booked for all that are not checked yet. */
async function checkAll<Source, Target, Settings>(
  group: readonly Departure<Source, Target, Settings>[],
  dispatch: Dispatch<Source, Target, Settings>,
): Promise<Departure<Source, Target, Settings>[]> {
  const checked: Departure<Source, Target, Settings>[] = [];
  const unchecked: Departure<Source, Target, Settings>[] = [];
  const spent: BudgetSpent[] = [];
  await dispatch.each(group, async (one) => {
    try {
      if (await passesChecks(one.work, one.parcel, one.stage)) checked.push(one);
    } catch (failure) {
      // Every other failure is this document's own.
      if (!(failure instanceof BudgetSpent)) throw failure;
      spent.push(failure);
      unchecked.push(one);
    }
  });
  await holdTogether(unchecked, spent[0], dispatch.guarded);
  return checked;
}

async function deliverChecked<Source, Target, Settings>(
  group: readonly Departure<Source, Target, Settings>[],
  dispatch: Dispatch<Source, Target, Settings>,
  splits: { left: number },
): Promise<void> {
  const [first] = group;
  const many = first?.stage.writer.many;
  if (first === undefined || many === undefined) return;
  const { writer } = first.stage;
  let loaded: Loaded<Source, Target, Settings>[];
  try {
    loaded = await lookUpFirst(group, many, dispatch);
    const known = loaded.map(({ existing }) => existing !== undefined);
    if (loaded.length > 0) await first.work.open.connect(writer.vendor).allowance.reserve(callsOf(writer, known));
  } catch (failure) {
    // Thrown before anything was sent: a typed state for each that has none yet.
    if (isForOne(failure) && group.length > 1 && splits.left > 0) {
      splits.left -= 1;
      for (const half of halvesOf(group)) await deliverChecked(half, dispatch, splits);
      return;
    }
    await holdTogether(group, failure, dispatch.guarded);
    return;
  }
  const sent = await intendAll(loaded, dispatch);
  if (sent.length > 0) await sendAll(sent, many, dispatch);
}

/** One look-up for all that need one. Gives back those that are to be sent. */
async function lookUpFirst<Source, Target, Settings>(
  departures: readonly Departure<Source, Target, Settings>[],
  many: ManyWriter<Target>,
  dispatch: Dispatch<Source, Target, Settings>,
): Promise<Loaded<Source, Target, Settings>[]> {
  const loaded: Loaded<Source, Target, Settings>[] = [];
  const asked = departures.flatMap((departure) => {
    const evidence = questionBefore(departure.work, departure.parcel, departure.stage);
    if (evidence !== undefined) return [{ ...departure, evidence }];
    loaded.push({ ...departure, existing: heldBefore(departure.work, departure.stage) });
    return [];
  });
  const [first] = asked;
  if (first === undefined) return loaded;
  const connection = first.work.open.connect(first.stage.writer.vendor);
  const answers = await many.lookUp(
    connection,
    asked.map(({ evidence }) => evidence),
  );
  const answered = asked.map((one, index) => ({ ...one, answer: answers[index] }));
  await dispatch.each(answered, async ({ answer: found, ...one }) => {
    if (found === undefined) throw new Error('a look-up left a document out');
    const after = await afterLookUp(one.work, one.parcel, { stage: one.stage, found });
    if (typeof after === 'string') dispatch.arrive(one.work, after);
    else loaded.push({ ...one, existing: after.existing });
  });
  return loaded;
}

async function intendAll<Source, Target, Settings>(
  loaded: readonly Loaded<Source, Target, Settings>[],
  dispatch: Dispatch<Source, Target, Settings>,
): Promise<Sent<Source, Target, Settings>[]> {
  const sent: Sent<Source, Target, Settings>[] = [];
  const request = loaded[0]?.work.engine.newId() ?? '';
  await dispatch.each(loaded, async (one) => {
    if (isLate(one.work)) return void (await comeBackAtOnce(one.work));
    const sending = await intend(one.work, one.parcel, { ...one, request });
    if (sending !== undefined) sent.push({ ...one, sending });
  });
  return sent;
}

async function sendAll<Source, Target, Settings>(
  sent: readonly Sent<Source, Target, Settings>[],
  many: ManyWriter<Target>,
  dispatch: Dispatch<Source, Target, Settings>,
): Promise<void> {
  const [first] = sent;
  if (first === undefined) return;
  const connection = keepingRequests(first.work, first.work.open.connect(first.stage.writer.vendor));
  const orders = sent.map(({ sending }) => sending.order);
  const answers = await many
    .write(connection, orders)
    .catch((failure: unknown) => orders.map(() => outcomeOfFailure(first.work, failure)));
  const spent = answers.find((answer) => answer instanceof BudgetSpent);
  if (spent !== undefined) return holdTogether(sent, spent, dispatch.guarded);
  const answered = sent.map((one, index) => ({
    ...one,
    outcome: answers[index] ?? ({ kind: 'unknown', vendorWords: 'the answer left this document out' } as const),
  }));
  await dispatch.each(answered, async ({ work, sending, outcome }) =>
    dispatch.arrive(work, await settleOutcome(work, sending, outcome)),
  );
}
