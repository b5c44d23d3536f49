import { join } from 'node:path';
import type { VendorEndpoints } from '../documents/vendors.ts';
import { startMomentSandbox } from '../sandboxes/moment/index.ts';
import type { Sandbox } from '../sandboxes/sandbox.ts';
import { startTwentyFourSevenOfficeSandbox } from '../sandboxes/twenty-four-seven-office/index.ts';
import { startXledgerSandbox } from '../sandboxes/xledger/index.ts';
import { type ClosingStack, createClosingStack } from './closing-stack.ts';
import { sandboxFolder } from './data-folder.ts';
import { codeOf } from './error-facts.ts';
import { portMessage } from './http-routes.ts';

/** The running sandboxes of all vendors. */
export type Sandboxes = {
  readonly momentUrl: string;
  readonly twentyFourSevenOfficeUrl: string;
  readonly twentyFourSevenOfficeWebservicesUrl: string;
  readonly xledgerUrl: string;
  /** What leads the functions to them. */
  readonly endpoints: VendorEndpoints;
  close(): Promise<void>;
};

/** Start the sandboxes with their state in the data folder; `port` is the first of four (0: any free ones). */
export async function startSandboxes(dataFolder: string, port: number): Promise<Sandboxes> {
  const stack = createClosingStack();
  try {
    return await start(dataFolder, port, stack);
  } catch (error) {
    await stack.closeAll();
    throw error;
  }
}

async function start(dataFolder: string, port: number, stack: ClosingStack): Promise<Sandboxes> {
  const stateFile = (name: string) => join(sandboxFolder(dataFolder), `${name}.json`);
  const next = (offset: number) => (port === 0 ? 0 : port + offset);
  const started = async <One extends Sandbox>(first: number, purpose: string, open: () => Promise<One>) => {
    const sandbox = await naming(first, purpose, open);
    stack.add(sandbox.close);
    return sandbox;
  };
  const moment = await started(port, 'Moment sandbox', () =>
    startMomentSandbox({ port, stateFile: stateFile('moment') }),
  );
  const office = await started(next(1), '24SevenOffice sandbox', () =>
    startTwentyFourSevenOfficeSandbox({
      ...{ port: next(1), webservicesPort: next(2), stateFile: stateFile('twenty-four-seven-office') },
    }),
  );
  const xledger = await started(next(3), 'Xledger sandbox', () =>
    startXledgerSandbox({ port: next(3), stateFile: stateFile('xledger') }),
  );
  return {
    momentUrl: moment.url,
    twentyFourSevenOfficeUrl: office.url,
    twentyFourSevenOfficeWebservicesUrl: office.webservicesUrl,
    xledgerUrl: xledger.url,
    endpoints: {
      moment: moment.url,
      '24sevenoffice': office.url,
      '24sevenoffice-webservices': office.webservicesUrl,
      xledger: xledger.url,
      'xledger-webservices': xledger.url,
    },
    close: stack.closeAll,
  };
}

/** A port that cannot be had is named together with what it was for. */
async function naming<T>(port: number, purpose: string, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if (codeOf(error) === 'EADDRINUSE') {
      const taken = typeof error === 'object' && error !== null && 'port' in error ? Number(error.port) : port;
      throw new Error(portMessage(taken, purpose, error), { cause: error });
    }
    throw error;
  }
}
