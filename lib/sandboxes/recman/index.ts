import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { closeServer, deliver, send } from '../parts/deliver.ts';
import { keepJsonFile, listenOnLoopback, readJsonFile, type Sandbox } from '../sandbox.ts';
import { RecmanRefusal, refusalAnswer } from './answer.ts';
import { answerGet } from './answer-get.ts';
import { answerControlCall } from './control-api.ts';
import { openFaultBoard, underFault } from './faults.ts';
import { recmanState } from './state.ts';
import { switchesSchema } from './switches.ts';
import type { RecmanWorld } from './world.ts';

/** How to start the sandbox. */
export type RecmanSandboxSettings = {
  /** 0 or absent: any free port. Only loopback is listened on. */
  readonly port?: number;
  /** Where the state is kept; absent: in memory only. */
  readonly stateFile?: string;
  /** The system's time unless given. */
  readonly clock?: () => Date;
};

const longestLog = 20_000;

/** Start a RecMan of our own: the vendor's API under `/v2/get/`, what steers it under `/_control`. */
export async function startRecmanSandbox(settings: RecmanSandboxSettings = {}): Promise<Sandbox> {
  const closing = new AbortController();
  const world = openWorld(settings, closing.signal);
  const server = createServer((request, response) => {
    answer(world, request, response).catch((error: unknown) => {
      // Closing interrupts a call; anything else is a mistake of the sandbox, and is told as one.
      const message = error instanceof Error ? error.message : String(error);
      send(response, refusalAnswer(new RecmanRefusal(500, message, 500)));
    });
  });
  const url = await listenOnLoopback(server, settings.port);
  return {
    url,
    async close() {
      closing.abort();
      await closeServer(server);
      await world.saved();
    },
  };
}

function openWorld({ stateFile, clock }: RecmanSandboxSettings, open: AbortSignal): RecmanWorld {
  const state = recmanState.parse(readJsonFile(stateFile) ?? { accounts: {} });
  const { saved } = keepJsonFile(stateFile, () => state);
  const now = clock ?? (() => new Date());
  return { state, switches: switchesSchema.parse({}), faults: openFaultBoard(), calls: [], now, open, saved };
}

async function answer(world: RecmanWorld, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://recman.invalid');
  if (url.pathname.startsWith('/_control/')) return send(response, await answerControlCall(world, request));
  if (url.pathname !== '/v2/get/') return send(response, refusalAnswer(new RecmanRefusal(404, 'Not found', 404)));
  if (request.method !== 'GET') return send(response, refusalAnswer(new RecmanRefusal(2, 'Method not allowed', 405)));
  const { answer: given, logged } = answerGet(world, url);
  world.calls.push(logged);
  world.calls.splice(0, world.calls.length - longestLog);
  await world.saved();
  const fault = world.faults.take(logged.scope ?? '', logged.account);
  await deliver(response, await underFault(fault, given, world.open), world.open);
}
