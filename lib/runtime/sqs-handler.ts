import { randomUUID } from 'node:crypto';
import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda';
import type { Vendor } from '../documents/vendors.ts';
import { runCatchUp } from '../sync/catch-up.ts';
import type { Sync } from '../sync/define-sync.ts';
import { type Engine, leaseSecondsFor } from '../sync/engine.ts';
import type { Http } from '../sync/ports.ts';
import { type ReceiptRef, refOf } from '../sync/receipt.ts';
import { runPoll } from '../sync/run-poll.ts';
import { runSync } from '../sync/run-sync.ts';
import { createHttp } from '../transport/http.ts';
import { type BesideTheWork, besideTheWork } from './beside-the-work.ts';
import { cappedHttp } from './capped-http.ts';
import type { Environment } from './environment.ts';
import type { FilesOf } from './files-of.ts';
import type { VendorBudgets } from './integrations.ts';
import type { MailOf } from './mail-of.ts';
import { once } from './once.ts';
import { openIntegrations } from './open-integrations.ts';
import type { Queues } from './queues.ts';
import { type ReadMessage, readMessages } from './read-messages.ts';
import { openSurroundings, type Surroundings } from './surroundings.ts';

/** A Lambda handler of a direction's queue. */
export type SyncHandler = (
  event: SQSEvent,
  context: Pick<Context, 'getRemainingTimeInMillis'>,
) => Promise<SQSBatchResponse>;

/** What a test puts in the place of the process and the network, and the files of a story that moves some. */
export type SyncHandlerSeams = {
  readonly files?: (environment: Environment) => FilesOf;
  /** The mail of a story that sends some. */
  readonly mail?: (environment: Environment) => MailOf;
  readonly variables?: Readonly<Record<string, string | undefined>>;
  readonly http?: Http;
};

/** The Lambda entry of a direction: nudges go to the engine, catch-ups and polls list the source, what fails goes back to the queue. */
export function handleSync<Source, Target, Settings, From extends Vendor, To extends Vendor>(
  story: Sync<Source, Target, Settings, From, To>,
  budgets: VendorBudgets,
  seams: SyncHandlerSeams = {},
): SyncHandler {
  const time = { leftMs: (): number => 0 };
  const worker = once(() => {
    const surroundings = openSurroundings(story.name, seams.variables);
    const timeLeftMs = (): number => time.leftMs();
    const http = cappedHttp(seams.http ?? createHttp(), timeLeftMs);
    const vendors = [...new Set<Vendor>([story.when.vendor, story.read.vendor, story.write.vendor])];
    const files = seams.files?.(surroundings.environment);
    const integrations = openIntegrations(surroundings, {
      ...{ vendors, budgets, http, files },
      mail: seams.mail?.(surroundings.environment),
    });
    const beside = besideTheWork(surroundings);
    return { surroundings, beside, engine: engineOf(surroundings, integrations, { timeLeftMs, ...beside }) };
  });

  return async (event, context) => {
    time.leftMs = () => context.getRemainingTimeInMillis();
    const { surroundings, engine, beside } = worker();
    const { messages, unreadable } = readMessages(event.Records, story.name, surroundings.log);
    const failed = [...unreadable, ...(await runNudges(messages)), ...(await runListings(messages))];
    await beside.flush();
    surroundings.metrics.publish();
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };

    async function runNudges(all: readonly ReadMessage[]): Promise<string[]> {
      const nudges = all.flatMap(({ id, message }) => (message.kind === 'nudge' ? [{ id, ref: refOf(message) }] : []));
      if (nudges.length === 0) return [];
      const asked = nudges.map(({ ref }) => ref);
      const { failed: refs } = await runSync(story, asked, engine);
      const names = new Set(refs.map(nameOf));
      return nudges.filter(({ ref }) => names.has(nameOf(ref))).map(({ id }) => id);
    }

    async function runListings(all: readonly ReadMessage[]): Promise<string[]> {
      const failures: string[] = [];
      for (const { id, message } of all.filter(({ message }) => message.kind !== 'nudge')) {
        try {
          await list(
            story,
            { tenant: message.tenant, integration: message.integration },
            { engine, queues: surroundings.queues },
          );
        } catch (error) {
          // The queue brings this one again; the other messages of the batch are done.
          surroundings.log.error('a listing failed', { integration: message.integration, error });
          failures.push(id);
        }
      }
      return failures;
    }
  };
}

/** What the message asks for is told by the story: a direction that became a schedule may still have catch-ups queued. */
async function list<Source, Target, Settings, From extends Vendor, To extends Vendor>(
  story: Sync<Source, Target, Settings, From, To>,
  scope: { readonly tenant: string; readonly integration: string },
  { engine, queues }: { readonly engine: Engine; readonly queues: Pick<Queues, 'askPoll' | 'askCatchUp'> },
): Promise<void> {
  const { when } = story;
  const isTold = when.kind === 'webhook';
  const end = await (isTold
    ? runCatchUp({ ...story, when }, scope, engine)
    : runPoll({ ...story, when }, scope, engine));
  if (end === 'done') return;
  const order = { ...scope, direction: story.name, delaySeconds: end === 'unfinished' ? 0 : retrySeconds };
  await (isTold ? queues.askCatchUp([order]) : queues.askPoll([order]));
}

/** Between two lots of rejected receipts that are tried again, in seconds: the vendors' allowances are others' as well. */
const retrySeconds = 60;

function engineOf(
  { environment, receipts, queues, checkpoints, clock, log, metrics }: Surroundings,
  integrations: Engine['integrations'],
  { timeLeftMs, requests, ends }: Pick<Engine, 'timeLeftMs'> & Pick<BesideTheWork, 'requests' | 'ends'>,
): Engine {
  return {
    receipts,
    nudges: queues,
    integrations,
    checkpoints,
    clock,
    random: Math.random,
    newId: randomUUID,
    timeLeftMs,
    leaseSeconds: leaseSecondsFor(environment.FUNCTION_TIMEOUT_SECONDS),
    settleSeconds: environment.SETTLE_SECONDS,
    log,
    metrics,
    requests,
    ends,
  };
}

function nameOf(ref: ReceiptRef): string {
  return JSON.stringify([ref.tenant, ref.integration, ref.direction, ref.key]);
}
