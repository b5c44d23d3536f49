import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { closeServer, deliver, send } from '../parts/deliver.ts';
import { openFileShelf } from '../parts/file-shelf.ts';
import { keepJsonFile, listenOnLoopback, readJsonFile, type Sandbox } from '../sandbox.ts';
import { answerControlCall, type ControlDesk } from './control-endpoint/serve-control.ts';
import { answerGrantPage, grantPath } from './grant-page.ts';
import { openAllowance } from './http/allowance.ts';
import { EconomicRefusal } from './http/answer.ts';
import { type Host, refusalAnswer } from './http/error-body.ts';
import { openFaultBoard } from './http/faults.ts';
import { openAnswerCache } from './http/idempotency.ts';
import { serveCall } from './http/serve-call.ts';
import { emptyState, sandboxState } from './state/sandbox-state.ts';
import { switches as switchSchema } from './state/switches.ts';
import { openWebhookSender } from './webhook-sender.ts';
import type { EconomicWorld } from './world.ts';

/**
 * A running stand-in for e-conomic: its two hosts, each on a port of its own. `url` stands for restapi.e-conomic.com and
 * has the page that grants access and the control endpoint too; `servicesUrl` stands for apis.e-conomic.com.
 */
export type EconomicSandbox = Sandbox & { readonly servicesUrl: string };

/** How to start the sandbox. */
export type EconomicSandboxSettings = {
  /** 0 or absent: any free port. Only loopback is listened on. */
  readonly port?: number;
  readonly servicesPort?: number;
  /** Where the state is kept, and beside it (`<file>.files`) the documents; absent: in memory only. */
  readonly stateFile?: string;
  /** The system's time unless given. */
  readonly clock?: () => Date;
  /** Waits before a webhook's later attempts, in milliseconds: 1 s, 10 s and 60 s unless given. */
  readonly webhookRetryWaits?: readonly number[];
};

/** Start an e-conomic of our own. */
export async function startEconomicSandbox(settings: EconomicSandboxSettings = {}): Promise<EconomicSandbox> {
  const closing = new AbortController();
  const desk = openDesk(settings, closing.signal);
  const servers = { rest: serverOf(desk, 'rest'), services: serverOf(desk, 'services') };
  const url = await listenOnLoopback(servers.rest, settings.port);
  const close = async () => {
    closing.abort();
    await Promise.all([closeServer(servers.rest), closeServer(servers.services)]);
    await desk.world.saved();
  };
  try {
    return { url, servicesUrl: await listenOnLoopback(servers.services, settings.servicesPort), close };
  } catch (error) {
    await closeServer(servers.rest);
    throw error;
  }
}

function openDesk(settings: EconomicSandboxSettings, open: AbortSignal): ControlDesk {
  const { stateFile, clock } = settings;
  const kept = readJsonFile(stateFile);
  const state = kept === undefined ? emptyState() : sandboxState.parse(kept);
  const switches = switchSchema.parse({});
  const now = clock ?? (() => new Date());
  const retryWaits = settings.webhookRetryWaits ?? [1000, 10_000, 60_000];
  const { announce, deliveries } = openWebhookSender({ switches, now, open, retryWaits });
  const { saved } = keepJsonFile(stateFile, () => state);
  const files = openFileShelf(stateFile === undefined ? undefined : `${stateFile}.files`);
  const world: EconomicWorld = { state, switches, files, now, open, ignored: [], announce, saved };
  const cache = openAnswerCache(switches, now);
  return { world, faults: openFaultBoard(), allowance: openAllowance(switches, now), cache, calls: [], deliveries };
}

function serverOf(desk: ControlDesk, host: Host): Server {
  return createServer((request, response) => {
    answer(desk, host, { request, response }).catch((error: unknown) => {
      // Closing interrupts a call; anything else is a mistake of the sandbox, and is told as one.
      const message = `SANDBOX: ${error instanceof Error ? error.message : String(error)}`;
      send(response, refusalAnswer(host, new EconomicRefusal({ status: 500, message }), desk.world.now()));
    });
  });
}

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

async function answer(desk: ControlDesk, host: Host, { request, response }: Exchange): Promise<void> {
  if (host === 'rest' && request.url?.startsWith('/_control/')) {
    return send(response, await answerControlCall(desk, request));
  }
  if (host === 'rest' && request.url?.split('?')[0] === grantPath) {
    return send(response, await answerGrantPage(desk.world, request));
  }
  await deliver(response, await serveCall(desk, host, request), desk.world.open);
}

export { createEconomicControl, type EconomicControl } from './control.ts';
export { type AgreementSeed, seedAgreement, seedExpenses } from './seed.ts';
