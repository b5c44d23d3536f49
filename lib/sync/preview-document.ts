import { callsNeeded } from './calls-needed.ts';
import { deliveredParents, isDeleted, isUnchanged } from './conclude.ts';
import type { Sync } from './define-sync.ts';
import { heldBefore, intentFor, type Parcel, questionBefore } from './deliver.ts';
import type { Engine } from './engine.ts';
import { BudgetSpent, SyncError } from './errors.ts';
import { lastRequestOf } from './last-request.ts';
import { loadParents } from './load-parents.ts';
import type { LookUp } from './outcome.ts';
import type { Preview, PreviewCheck, PreviewEngine, PreviewVerdict } from './preview.ts';
import { type Caught, previewing, SendingStopped } from './preview-connection.ts';
import type { Evidence, Receipt, ReceiptRef } from './receipt.ts';
import { secretsOf } from './secrets-of.ts';
import { byPart, frozenStep, nextStage, prefixOf, type Stage, type Story, sourceKeyOf } from './story.ts';
import { nameOf, type Work } from './work.ts';

/**
 * What would become of a document if it went now: read from the source, judged, checked and looked up at the target, up to the
 * request that would change something. That one is caught and not sent. Nothing is written: no receipt, no checkpoint.
 * Undefined when the integration does not exist.
 */
export async function previewDocument<Source, Target, Settings>(
  sync: Sync<Source, Target, Settings>,
  ref: ReceiptRef,
  engine: PreviewEngine,
): Promise<Preview | undefined> {
  const [part] = [...byPart(sync, [ref])].flatMap(([name, refs]) => (refs.length > 0 ? [name] : []));
  if (part === undefined) return previewStory({ ...sync, prefix: '' }, ref, engine);
  return sync.parts?.[part]?.visit((move) =>
    previewStory({ ...move, name: sync.name, prefix: prefixOf(part) }, ref, engine),
  );
}

type Looking<Source, Target, Settings> = {
  readonly work: Work<Source, Target, Settings>;
  readonly caught: Caught;
  readonly checks: PreviewCheck[];
};

async function previewStory<Source, Target, Settings>(
  story: Story<Source, Target, Settings>,
  ref: ReceiptRef,
  engine: PreviewEngine,
): Promise<Preview | undefined> {
  const opened = await engine.integrations.open(ref.tenant, ref.integration);
  if (opened === undefined) return undefined;
  const caught: Caught = { request: undefined, calls: 0 };
  const open = previewing(opened, caught);
  const [receipt] = await engine.receipts.find([ref]);
  // The kind's schema parsed the settings; the story and the kind are tied in functions/catalogue.ts.
  const settings = open.settings as Settings;
  const work: Work<Source, Target, Settings> = {
    ...{ story, open, settings, owner: 'preview', taken: receipt?.wanted ?? 0 },
    engine: withoutHands(engine),
    receipt: receipt ?? freshReceipt(ref, engine.clock()),
  };
  const checks: PreviewCheck[] = [
    check('integration-on', open.integration.enabled),
    check('direction-on', story.decide.isOn(settings)),
  ];
  const verdict = await look({ work, caught, checks }).catch(heldBy);
  const { number, label } = work.receipt;
  const calls = { toSend: verdict.kind === 'send' ? callsNeeded(work) : 0, made: caught.calls };
  return { ref, receipt, number, label, verdict, checks, calls };
}

async function look<Source, Target, Settings>(looking: Looking<Source, Target, Settings>): Promise<PreviewVerdict> {
  const { work, checks } = looking;
  const { story, open, receipt, settings, engine } = work;
  if (receipt.state === 'sending' || receipt.state === 'unknown') {
    return { kind: 'held', problem: { code: 'outcome-being-checked' } };
  }
  const reading = await story.read.read(open.connect(story.read.vendor), sourceKeyOf(work), {
    snapshot: receipt.source?.snapshot,
    settings,
  });
  checks.push(check('source', reading.kind === 'found', reading.kind === 'unreadable' ? [reading.problem] : []));
  if (reading.kind === 'absent') return { kind: 'skip', reason: 'deleted-at-source' };
  if (reading.kind === 'unreadable') return { kind: 'reject', problems: [reading.problem] };
  const { number, label, modifiedAt } = reading;
  work.receipt = { ...receipt, number, label: label?.slice(0, 120), sourceModifiedAt: modifiedAt };
  const { ask, write } = story;
  const document = ask === undefined ? reading.document : await ask(open.connect(write.vendor), reading.document);
  const parents = await loadParents(story, new Map([[work, document]]), engine);
  for (const parent of story.decide.parents(document, settings)) {
    const known = parents.of(work, parent);
    const shown = [known?.label, known?.mapping?.number ?? parent.number ?? parent.key].filter(Boolean).join(', ');
    checks.push({ ...check('parent', known?.mapping !== undefined), shown });
  }
  const delivered = deliveredParents(work, document, parents);
  // Whoever asks for a preview asks what would happen if he chose the document.
  const decision = story.decide.decide({ document, settings, parents: delivered, chosen: true });
  if (decision.kind === 'wait') {
    const known = parents.of(work, decision.parent);
    const problem = { code: 'parent-deleted', value: known?.label } as const;
    return isDeleted(known) ? { kind: 'reject', problems: [problem] } : { ...decision, known };
  }
  if (decision.kind !== 'send') return decision.kind === 'hold' ? { ...decision, kind: 'held' } : decision;
  const { target, clue, unmapped = [] } = decision;
  return lookAtTarget(looking, { document, target, clue, unmapped });
}

async function lookAtTarget<Source, Target, Settings>(
  looking: Looking<Source, Target, Settings>,
  parcel: Parcel<Source, Target>,
): Promise<PreviewVerdict> {
  const { work, checks } = looking;
  const { story, open, receipt } = work;
  const { document, target } = parcel;
  const { mapping } = receipt;
  if (mapping !== undefined && isUnchanged(story, mapping, { document, target })) {
    return { kind: 'in-place', target, isNew: false, targetId: mapping.targetId, number: mapping.number };
  }
  const fixed = mapping !== undefined && !story.write.canUpdate ? mapping : frozenStep(story, parcel, receipt);
  if (fixed !== undefined) {
    return { kind: 'conflict', problem: { code: 'changed-after-delivery', value: fixed.number } };
  }
  const stage = nextStage(story, target, receipt);
  const connection = open.connect(stage.writer.vendor);
  const problems = await stage.writer.check(connection, target, parcel.unmapped);
  checks.push(check('target', problems.length === 0, problems));
  if (problems.length > 0) return { kind: 'reject', problems };
  const question = questionBefore(work, parcel, stage);
  if (question === undefined) return catchRequest(looking, { parcel, stage, existing: heldBefore(work, stage) });
  const found = await lookUp(stage, connection, question);
  const shown = found.kind === 'found' ? found.shown : found.kind;
  checks.push({ ...check('look-up', found.kind === 'found' || found.kind === 'absent'), shown });
  if (found.kind === 'absent') return catchRequest(looking, { parcel, stage, existing: undefined });
  return afterFinding(looking, { parcel, stage, found });
}

type Sending<Source, Target> = {
  readonly parcel: Parcel<Source, Target>;
  readonly stage: Stage<Target>;
};

function afterFinding<Source, Target, Settings>(
  looking: Looking<Source, Target, Settings>,
  { parcel, stage, found }: Sending<Source, Target> & { readonly found: Exclude<LookUp, { kind: 'absent' }> },
): PreviewVerdict | Promise<PreviewVerdict> {
  if (found.kind === 'conflict') return { kind: 'conflict', problem: found.problem };
  if (found.kind === 'unsearchable') return { kind: 'conflict', problem: { code: 'outcome-unknown' } };
  const { targetId, number } = found;
  if (found.foreign) {
    return { kind: 'conflict', problem: { code: 'number-taken', value: number, vendorWords: found.shown } };
  }
  if (found.equal) return { kind: 'in-place', target: parcel.target, isNew: true, targetId, number };
  return catchRequest(looking, { parcel, stage, existing: { targetId, number } });
}

function lookUp<Target>(
  { writer }: Stage<Target>,
  connection: Parameters<Stage<Target>['writer']['lookUp']>[0],
  evidence: Evidence,
): Promise<LookUp> {
  const { many } = writer;
  if (many === undefined) return writer.lookUp(connection, evidence);
  return many.lookUp(connection, [evidence]).then(([found]) => found ?? { kind: 'unsearchable' });
}

/** Lets the writer write, and catches its request in the place of sending it. */
async function catchRequest<Source, Target, Settings>(
  { work, caught }: Looking<Source, Target, Settings>,
  { parcel, stage, existing }: Sending<Source, Target> & { existing: ReturnType<typeof heldBefore> },
): Promise<PreviewVerdict> {
  const { story, open, engine, settings } = work;
  const { target, clue } = parcel;
  const done = work.receipt.steps ?? {};
  const evidence = stage.writer.evidence(target, clue, done);
  const { idempotencyKey } = intentFor(work, parcel, { stage, evidence });
  const order = { target, evidence, idempotencyKey, existing, done };
  const connection = open.connect(stage.writer.vendor);
  const writing = stage.writer.many?.write(connection, [order]) ?? stage.writer.write(connection, order);
  const outcome = await writing.then((one) => (Array.isArray(one) ? one[0] : one)).catch(unlessStopped);
  if (caught.request === undefined && outcome?.kind === 'rejected')
    return { kind: 'reject', problems: [outcome.problem] };
  if (caught.request === undefined && outcome?.kind === 'not-applied')
    return { kind: 'held', problem: outcome.problem };
  const names = [...(story.before ?? []).map(({ name }) => name), undefined];
  const secrets = secretsOf(connection, settings);
  return {
    kind: 'send',
    target,
    step: stage.name,
    stepsLeft: stage.name === undefined ? [] : names.slice(names.indexOf(stage.name) + 1),
    existing: existing && { targetId: existing.targetId, number: existing.number },
    request: caught.request && lastRequestOf(caught.request, { secrets, at: engine.clock() }),
  };
}

function unlessStopped(failure: unknown): undefined {
  if (!(failure instanceof SendingStopped)) throw failure;
  return undefined;
}

/** What was thrown on the way, as the engine would tell it on a receipt. Nothing is booked. */
function heldBy(failure: unknown): PreviewVerdict {
  if (failure instanceof BudgetSpent) return { kind: 'held', problem: { code: 'budget-used-up' } };
  if (!(failure instanceof SyncError)) {
    return { kind: 'held', problem: { code: 'internal-error', vendorWords: nameOf(failure) } };
  }
  const { reason } = failure;
  if (reason.advice === 'refuse') return { kind: 'reject', problems: [reason.problem] };
  return { kind: 'held', problem: reason.problem };
}

function check(name: PreviewCheck['check'], passed: boolean, problems: PreviewCheck['problems'] = []): PreviewCheck {
  return { check: name, passed, problems };
}

function freshReceipt(ref: ReceiptRef, now: Date): Receipt {
  const at = now.toISOString();
  const { tenant, integration, direction, key } = ref;
  const counts = { wanted: 0, done: 0, tries: 0 };
  return {
    tenant,
    integration,
    direction,
    key,
    state: 'pending',
    ...counts,
    attempts: [],
    createdAt: at,
    updatedAt: at,
  };
}

/** The engine's steps, without anything that writes: whoever would, fails loudly. */
function withoutHands({ receipts, integrations, clock }: PreviewEngine): Engine {
  const refuse = (): never => {
    throw new Error('a preview writes nothing');
  };
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  return {
    receipts: {
      ...{ find: (refs) => receipts.find(refs), findByNumber: (scope, number) => receipts.findByNumber(scope, number) },
      ...{ record: refuse, claim: refuse, save: refuse, replace: refuse },
      ...{ waitingFor: refuse, rejected: refuse, due: refuse, dueLater: refuse },
    },
    nudges: { nudge: refuse },
    checkpoints: { read: refuse, write: refuse },
    ...{ integrations, clock, random: () => 0, newId: () => 'preview', timeLeftMs: () => Number.MAX_SAFE_INTEGER },
    ...{ leaseSeconds: 0, log: silent, metrics: { count: () => undefined } },
  };
}
