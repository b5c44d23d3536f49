import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, deliver, send } from '../parts/deliver.ts';
import { openFileShelf } from '../parts/file-shelf.ts';
import { keepJsonFile, listenOnLoopback, readJsonFile, type Sandbox } from '../sandbox.ts';
import { MomentRefusal, refusalAnswer } from './answer.ts';
import { answerControlCall, type ControlDesk } from './control-api.ts';
import { openFaultBoard } from './faults.ts';
import { emptyMomentState, momentState } from './state.ts';
import { answerVendorCall } from './vendor-api.ts';
import { openWebhookSender } from './webhooks.ts';
import { type MomentSwitches, type MomentWorld, remember } from './world.ts';

/** How to start the sandbox. */
export type MomentSandboxSettings = {
  /** 0 or absent: any free port. Only loopback is listened on. */
  readonly port?: number;
  /** Where the state is kept, and beside it (`<file>.files`) the attachments; absent: in memory only. */
  readonly stateFile?: string;
  /** The system's time unless given. */
  readonly clock?: () => Date;
  /** Waits before a webhook's second, third and fourth attempt, in milliseconds: 1 s, 10 s and 60 s unless given. */
  readonly webhookRetryWaits?: readonly number[];
};

/** Start a Moment of our own: the vendor's API under `/api/1.0`, what steers it under `/_control`. */
export async function startMomentSandbox(settings: MomentSandboxSettings = {}): Promise<Sandbox> {
  const closing = new AbortController();
  const desk = openDesk(settings, closing.signal);
  const server = createServer((request, response) => {
    answer(desk, request, response).catch((error: unknown) => {
      // Closing interrupts a call; anything else is a mistake of the sandbox, and is told as one.
      const message = error instanceof Error ? error.message : String(error);
      send(response, refusalAnswer(new MomentRefusal({ status: 500, code: 'SANDBOX', message })));
    });
  });
  const url = await listenOnLoopback(server, settings.port);
  return {
    url,
    async close() {
      closing.abort();
      await closeServer(server);
      await desk.world.saved();
    },
  };
}

function openDesk({ stateFile, clock, webhookRetryWaits }: MomentSandboxSettings, open: AbortSignal): ControlDesk {
  const kept = readJsonFile(stateFile);
  const state = kept === undefined ? emptyMomentState() : momentState.parse(kept);
  const switches: MomentSwitches = {
    ...{ pageBase: 0, looseDateFilters: false, webhooks: 'normal', listLagSeconds: 0 },
    ...{ attachments: 'kept', attachmentContent: 'any' },
  };
  const now = clock ?? (() => new Date());
  const retryWaits = webhookRetryWaits ?? [1000, 10_000, 60_000];
  const { announce, deliveries } = openWebhookSender({ switches, now, open, retryWaits });
  const { saved } = keepJsonFile(stateFile, () => state);
  const files = openFileShelf(stateFile === undefined ? undefined : `${stateFile}.files`);
  const world: MomentWorld = { state, switches, files, now, open, announce, saved };
  return { world, faults: openFaultBoard(), calls: [], deliveries };
}

async function answer(desk: ControlDesk, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url?.startsWith('/_control/')) {
    return send(response, await answerControlCall(desk, request));
  }
  const { outcome, logged } = await answerVendorCall(desk.world, request, desk.faults);
  remember(desk.calls, logged);
  await deliver(response, outcome, desk.world.open);
}

export { createMomentControl, type MomentControl } from './control.ts';
export { seedCompany } from './seed.ts';
