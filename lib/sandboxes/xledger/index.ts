import { listen } from '../parts/listener.ts';
import type { Sandbox } from '../sandbox.ts';
import { createTraffic } from './http/allowance.ts';
import { createCallLog } from './http/call-log.ts';
import type { SandboxContext } from './http/context.ts';
import { createFaultQueue } from './http/injected-fault.ts';
import { respond } from './http/respond.ts';
import { buildXledgerSchema } from './schema/build-xledger-schema.ts';
import { openStateStore } from './state/state-store.ts';

/** Where the sandbox listens and what it keeps. A port left out is any free one. */
export type XledgerSandboxSettings = {
  readonly port?: number | undefined;
  /** JSON file that survives a killed process; without it the state lives in memory. */
  readonly stateFile?: string | undefined;
  readonly clock?: (() => Date) | undefined;
};

/** Starts an Xledger of our own on loopback: GraphQL, downloads, SOAP and the control endpoint on one port. */
export async function startXledgerSandbox(settings: XledgerSandboxSettings = {}): Promise<Sandbox> {
  const closing = new AbortController();
  const context: SandboxContext = {
    schema: buildXledgerSchema(),
    store: await openStateStore(settings.stateFile),
    faults: createFaultQueue(),
    log: createCallLog(),
    traffic: createTraffic(),
    clock: settings.clock ?? (() => new Date()),
    closing: closing.signal,
  };
  const listening = await listen(settings.port ?? 0, respond(context));
  return {
    url: listening.url,
    close: async () => {
      closing.abort();
      await listening.close();
      await context.store.save();
    },
  };
}
