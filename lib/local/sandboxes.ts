import { join } from 'node:path';
import type { VendorEndpoints } from '../documents/vendors.ts';
import { startMomentSandbox } from '../sandboxes/moment/index.ts';
import { startTwentyFourSevenOfficeSandbox } from '../sandboxes/twenty-four-seven-office/index.ts';
import { sandboxFolder } from './data-folder.ts';
import { codeOf } from './error-facts.ts';
import { portMessage } from './http-routes.ts';

/** The running sandboxes of all vendors. */
export type Sandboxes = {
  readonly momentUrl: string;
  readonly twentyFourSevenOfficeUrl: string;
  readonly twentyFourSevenOfficeWebservicesUrl: string;
  /** What leads the functions to them. */
  readonly endpoints: VendorEndpoints;
  close(): Promise<void>;
};

/** Start the sandboxes with their state in the data folder; `port` is the first of three (0: any free ones). */
export async function startSandboxes(dataFolder: string, port: number): Promise<Sandboxes> {
  const folder = sandboxFolder(dataFolder);
  const next = (offset: number) => (port === 0 ? 0 : port + offset);
  const moment = await naming(port, 'Moment sandbox', () =>
    startMomentSandbox({ port, stateFile: join(folder, 'moment.json') }),
  );
  try {
    const office = await naming(next(1), '24SevenOffice sandbox', () =>
      startTwentyFourSevenOfficeSandbox({
        ...{ port: next(1), webservicesPort: next(2) },
        stateFile: join(folder, 'twenty-four-seven-office.json'),
      }),
    );
    return {
      momentUrl: moment.url,
      twentyFourSevenOfficeUrl: office.url,
      twentyFourSevenOfficeWebservicesUrl: office.webservicesUrl,
      endpoints: {
        moment: moment.url,
        '24sevenoffice': office.url,
        '24sevenoffice-webservices': office.webservicesUrl,
      },
      async close() {
        await Promise.all([moment.close(), office.close()]);
      },
    };
  } catch (error) {
    await moment.close();
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
