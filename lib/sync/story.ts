import type { Move, Part } from './define-sync.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { Receipt, ReceiptRef } from './receipt.ts';
import type { Step, Writer } from './writer.ts';

/** A move as the engine runs it: the direction it belongs to, and what the keys of its receipts begin with. */
export type Story<Source, Target, Settings> = Move<Source, Target, Settings> & {
  readonly name: string;
  readonly prefix: string;
};

type Parted<Settings> = { readonly parts?: Readonly<Record<string, Part<Settings>>> };

/** What the keys of a part's receipts begin with. */
export function prefixOf(part: string): string {
  return `${part}:`;
}

/** The references of each part of a direction, and those of its main documents under `undefined`. Parts come first. */
export function byPart<Settings>(
  { parts = {} }: Parted<Settings>,
  refs: readonly ReceiptRef[],
): Map<string | undefined, ReceiptRef[]> {
  const names = Object.keys(parts);
  const groups = new Map<string | undefined, ReceiptRef[]>([...names, undefined].map((name) => [name, []]));
  for (const ref of refs) groups.get(names.find((name) => ref.key.startsWith(prefixOf(name))))?.push(ref);
  return groups;
}

/** The source's own key of a receipt's record. */
export function sourceKeyOf({ story, receipt }: { story: { prefix: string }; receipt: ReceiptRef }): string {
  return receipt.key.slice(story.prefix.length);
}

/** What is to be sent next of a document. `name` is undefined for a direction's last step. */
export type Stage<Target> = {
  readonly name: string | undefined;
  readonly writer: Writer<Target>;
  readonly print: string;
};

type Steps<Target> = { readonly before?: readonly Step<Target>[]; readonly write: Writer<Target> };

/** The writer of a step by its name; the last one's when no name is given. @throws Error when there is no such step */
export function writerOf<Target>(story: Steps<Target>, name: string | undefined): Writer<Target> {
  const writer = findWriter(story, name);
  if (writer === undefined) throw new Error(`there is no step ${name} any more`);
  return writer;
}

/** The same; undefined when an earlier version of this program had a step that this one has not. */
export function findWriter<Target>(
  { before, write }: Steps<Target>,
  name: string | undefined,
): Writer<Target> | undefined {
  return name === undefined ? write : before?.find((one) => one.name === name);
}

/** The first step that has not brought what the target document says. */
export function nextStage<Target>(
  { before = [], write }: Steps<Target>,
  target: Target,
  receipt: Receipt,
): Stage<Target> {
  // What a person linked stands at the target as a whole.
  const open = receipt.linkTo === undefined ? before : [];
  for (const step of open) {
    const done = receipt.steps?.[step.name];
    const print = printOf(step, target);
    const isDone = done !== undefined && (done.print === print || !step.canUpdate);
    if (!isDone && step.isNeeded?.(target) !== false) return { name: step.name, writer: step, print };
  }
  return { name: undefined, writer: write, print: fingerprintOf(target) };
}

/** A finished step that cannot be changed at the target, whose content is another one now. */
export function frozenStep<Source, Target, Settings>(
  { before = [], decide }: Story<Source, Target, Settings>,
  { target, document }: { readonly target: Target; readonly document: Source },
  receipt: Receipt,
): NonNullable<Receipt['steps']>[string] | undefined {
  for (const step of before) {
    const done = receipt.steps?.[step.name];
    if (done === undefined || step.canUpdate || done.print === printOf(step, target)) continue;
    // Changed settings alone never make an entered document look changed.
    if (done.sourcePrint !== contentPrint({ decide }, document)) return done;
  }
  return undefined;
}

/** The steps before the last one that have brought nothing yet, and the one that the document stands `at` now. */
export function openSteps<Target>(
  { before = [] }: Steps<Target>,
  receipt: Pick<Receipt, 'steps'>,
  at?: string,
): readonly Step<Target>[] {
  return before.filter(({ name }) => receipt.steps?.[name] === undefined || name === at);
}

/** Documents that one call takes at most, of all steps. */
export function mostTogether<Target>({ before = [], write }: Steps<Target>): number {
  return Math.max(...[...before, write].map(({ many }) => many?.most ?? 1));
}

/** The print of a source document's own content. */
export function contentPrint<Source, Target, Settings>(
  { decide }: Pick<Story<Source, Target, Settings>, 'decide'>,
  document: Source,
): string {
  return fingerprintOf(decide.content === undefined ? document : decide.content(document));
}

function printOf<Target>(step: Step<Target>, target: Target): string {
  return fingerprintOf(step.portion === undefined ? target : step.portion(target));
}
