import { join } from 'node:path';
import type { VendorEndpoints } from '../documents/vendors.ts';
import { startEconomicSandbox } from '../sandboxes/economic/index.ts';
import { startMomentSandbox } from '../sandboxes/moment/index.ts';
import { startRecmanSandbox } from '../sandboxes/recman/index.ts';
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
  readonly recmanUrl: string;
  readonly economicUrl: string;
  readonly economicServicesUrl: string;
  /** What leads the functions to them. */
  readonly endpoints: VendorEndpoints;
  close(): Promise<void>;
};

/** Ports that the sandboxes take, one after the other. */
export const sandboxPorts = 7;

/** Start the sandboxes with their state in the data folder; `port` is the first of `sandboxPorts` (0: any free ones). */
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
  const started = async <One extends Sandbox>(first: number, vendor: string, open: () => Promise<One>) => {
    const sandbox = await naming(first, `${vendor} sandbox`, open);
    stack.add(sandbox.close);
    return sandbox;
  };
  const moment = await started(port, 'Moment', () => startMomentSandbox({ port, stateFile: stateFile('moment') }));
  const office = await started(next(1), '24SevenOffice', () =>
    startTwentyFourSevenOfficeSandbox({
      ...{ port: next(1), webservicesPort: next(2), stateFile: stateFile('twenty-four-seven-office') },
    }),
  );
  const xledger = await started(next(3), 'Xledger', () =>
    startXledgerSandbox({ port: next(3), stateFile: stateFile('xledger') }),
  );
  const recman = await started(next(4), 'RecMan', () =>
    startRecmanSandbox({ port: next(4), stateFile: stateFile('recman') }),
  );
  const economic = await started(next(5), 'e-conomic', () =>
    startEconomicSandbox({ port: next(5), servicesPort: next(6), stateFile: stateFile('economic') }),
  );
  const urls = {
    momentUrl: moment.url,
    twentyFourSevenOfficeUrl: office.url,
    twentyFourSevenOfficeWebservicesUrl: office.webservicesUrl,
    xledgerUrl: xledger.url,
    recmanUrl: recman.url,
    economicUrl: economic.url,
    economicServicesUrl: economic.servicesUrl,
  };
  return { ...urls, endpoints: endpointsOf(urls), close: stack.closeAll };
}

function endpointsOf(urls: Omit<Sandboxes, 'endpoints' | 'close'>): VendorEndpoints {
  return {
    moment: urls.momentUrl,
    '24sevenoffice': urls.twentyFourSevenOfficeUrl,
    '24sevenoffice-webservices': urls.twentyFourSevenOfficeWebservicesUrl,
    xledger: urls.xledgerUrl,
    'xledger-webservices': urls.xledgerUrl,
    recman: urls.recmanUrl,
    economic: urls.economicUrl,
    'economic-services': urls.economicServicesUrl,
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
