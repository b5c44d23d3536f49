import { chunked, type Guarded, halvesOf, isForOne, mostSplits } from './departure.ts';
import { holdTogether } from './hold-together.ts';
import type { LookUp } from './outcome.ts';
import type { Intent } from './receipt.ts';
import { settleAnswer } from './recover.ts';
import { intendedWriter, type Work } from './work.ts';

/**
 * Open questions about calls that carried many documents are asked together as well: one look-up for all of them.
 * Gives back the works that are none of these.
 */
export async function resolveMany<Source, Target, Settings>(
  works: readonly Work<Source, Target, Settings>[],
  guarded: Guarded<Source, Target, Settings>,
): Promise<Work<Source, Target, Settings>[]> {
  const groups = new Map<string, Work<Source, Target, Settings>[]>();
  const others: Work<Source, Target, Settings>[] = [];
  for (const work of works) {
    const { state, integration, intent } = work.receipt;
    const many = intendedWriter(work)?.many;
    if (state !== 'unknown' || !work.open.integration.enabled || many === undefined) {
      others.push(work);
      continue;
    }
    const apart = intent === undefined ? null : (many.togetherBy?.(intent.evidence) ?? null);
    const name = JSON.stringify([work.receipt.tenant, integration, intent?.step ?? null, apart]);
    const group = groups.get(name) ?? [];
    group.push(work);
    groups.set(name, group);
  }
  for (const group of groups.values()) {
    const most = group[0] && intendedWriter(group[0])?.many?.most;
    for (const chunk of chunked(group, most ?? 1)) {
      await resolveTogether(chunk, guarded, { left: mostSplits });
    }
  }
  return others;
}

async function resolveTogether<Source, Target, Settings>(
  works: readonly Work<Source, Target, Settings>[],
  guarded: Guarded<Source, Target, Settings>,
  splits: { left: number },
): Promise<void> {
  const asked = works.flatMap((work) =>
    work.receipt.intent === undefined ? [] : [{ work, intent: work.receipt.intent }],
  );
  const [first] = asked;
  const writer = first && intendedWriter(first.work);
  if (first === undefined || writer?.many === undefined) return;
  const { many, vendor } = writer;
  const connection = first.work.open.connect(vendor);
  try {
    const answers = await many.lookUp(
      connection,
      asked.map(({ intent }) => intent.evidence),
    );
    await Promise.all(
      asked.map(({ work, intent }, index) => guarded(work, () => answer(work, intent, answers[index]))),
    );
  } catch (failure) {
    // No answer came: all of them keep their question, but for one that nobody can answer.
    const held = works.map((work) => ({ work }));
    if (!isForOne(failure) || works.length === 1 || splits.left === 0) return holdTogether(held, failure, guarded);
    splits.left -= 1;
    for (const half of halvesOf(works)) await resolveTogether(half, guarded, splits);
  }
}

async function answer<Source, Target, Settings>(
  work: Work<Source, Target, Settings>,
  intent: Intent,
  found: LookUp | undefined,
): Promise<void> {
  if (found === undefined) throw new Error('a look-up left a document out');
  await settleAnswer(work, intent, found);
}
