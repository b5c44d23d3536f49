import { listen } from '../parts/listener.ts';
import type { Sandbox } from '../sandbox.ts';
import { createCallLog } from './http/call-log.ts';
import { createFaultQueue } from './http/injected-fault.ts';
import { respondAs } from './http/respond.ts';
import type { SandboxContext } from './http/serve-soap.ts';
import { openStateStore } from './state/state-store.ts';

/**
 * A running stand-in for 24SevenOffice: its two hosts, each on a port of its own. `url` stands for
 * api.24sevenoffice.com and has the control endpoint too, `webservicesUrl` for webservices.24sevenoffice.com.
 */
export type TwentyFourSevenOfficeSandbox = Sandbox & { readonly webservicesUrl: string };

/** Where the sandbox listens and what it keeps. Ports left out are any free ones. */
export type TwentyFourSevenOfficeSandboxSettings = {
  readonly port?: number | undefined;
  readonly webservicesPort?: number | undefined;
  /** JSON file that survives a killed process; without it the state lives in memory. */
  readonly stateFile?: string | undefined;
  readonly clock?: (() => Date) | undefined;
};

/** Starts the sandbox on loopback. */
export async function startTwentyFourSevenOfficeSandbox(
  settings: TwentyFourSevenOfficeSandboxSettings = {},
): Promise<TwentyFourSevenOfficeSandbox> {
  const closing = new AbortController();
  const context: SandboxContext = {
    store: await openStateStore(settings.stateFile),
    faults: createFaultQueue(),
    log: createCallLog(),
    clock: settings.clock ?? (() => new Date()),
    closing: closing.signal,
  };
  const api = await listen(settings.port ?? 0, respondAs('api', context));
  const webservices = await listen(settings.webservicesPort ?? 0, respondAs('webservices', context));
  return {
    url: api.url,
    webservicesUrl: webservices.url,
    close: async () => {
      closing.abort();
      await Promise.all([api.close(), webservices.close()]);
      await context.store.save();
    },
  };
}
