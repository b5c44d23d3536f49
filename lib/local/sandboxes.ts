import { join } from 'node:path';
import type { VendorEndpoints } from '../documents/vendors.ts';
import { startEconomicSandbox } from '../sandboxes/economic/index.ts';
import { startMomentSandbox } from '../sandboxes/moment/index.ts';
import type { Sandbox } from '../sandboxes/sandbox.ts';
import { startTwentyFourSevenOfficeSandbox } from '../sandboxes/twenty-four-seven-office/index.ts';
import { sandboxFolder } from './data-folder.ts';
import { codeOf } from './error-facts.ts';
import { portMessage } from './http-routes.ts';

/** The running sandboxes of all vendors. */
export type Sandboxes = {
  readonly momentUrl: string;
  readonly twentyFourSevenOfficeUrl: string;
  readonly twentyFourSevenOfficeWebservicesUrl: string;
  readonly economicUrl: string;
  readonly economicServicesUrl: string;
  /** What leads the functions to them. */
  readonly endpoints: VendorEndpoints;
  close(): Promise<void>;
};

/** Start the sandboxes with their state in the data folder; `port` is the first of five (0: any free ones). */
export async function startSandboxes(dataFolder: string, port: number): Promise<Sandboxes> {
  const folder = sandboxFolder(dataFolder);
  const next = (offset: number) => (port === 0 ? 0 : port + offset);
  const started: Sandbox[] = [];
  const start = async <Started extends Sandbox>(offset: number, purpose: string, open: () => Promise<Started>) => {
    const sandbox = await naming(next(offset), `${purpose} sandbox`, open);
    started.push(sandbox);
    return sandbox;
  };
  const close = async () => void (await Promise.all(started.map((sandbox) => sandbox.close())));
  try {
    const moment = await start(0, 'Moment', () => startMomentSandbox({ port, stateFile: join(folder, 'moment.json') }));
    const office = await start(1, '24SevenOffice', () =>
      startTwentyFourSevenOfficeSandbox({
        ...{ port: next(1), webservicesPort: next(2) },
        stateFile: join(folder, 'twenty-four-seven-office.json'),
      }),
    );
    const economic = await start(3, 'e-conomic', () =>
      startEconomicSandbox({ port: next(3), servicesPort: next(4), stateFile: join(folder, 'economic.json') }),
    );
    return {
      momentUrl: moment.url,
      twentyFourSevenOfficeUrl: office.url,
      twentyFourSevenOfficeWebservicesUrl: office.webservicesUrl,
      economicUrl: economic.url,
      economicServicesUrl: economic.servicesUrl,
      endpoints: {
        moment: moment.url,
        '24sevenoffice': office.url,
        '24sevenoffice-webservices': office.webservicesUrl,
        economic: economic.url,
        'economic-services': economic.servicesUrl,
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
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
