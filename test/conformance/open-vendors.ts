import { createEconomicControl, seedAgreement, startEconomicSandbox } from '../../lib/sandboxes/economic/index.ts';
import { createMomentControl, startMomentSandbox } from '../../lib/sandboxes/moment/index.ts';
import { createTwentyFourSevenOfficeControl } from '../../lib/sandboxes/twenty-four-seven-office/control.ts';
import { startTwentyFourSevenOfficeSandbox } from '../../lib/sandboxes/twenty-four-seven-office/index.ts';
import { seedClient } from '../../lib/sandboxes/twenty-four-seven-office/seed.ts';
import { createXledgerControl } from '../../lib/sandboxes/xledger/control.ts';
import { startXledgerSandbox } from '../../lib/sandboxes/xledger/index.ts';
import { seedXledgerEntity } from '../../lib/sandboxes/xledger/seed.ts';
import type { FileStore } from '../../lib/sync/ports.ts';
import { createHttp } from '../../lib/transport/http.ts';
import { economicConnection, exampleTokens, sceneTime } from '../connectors/economic/economic-connection.ts';
import { exampleVoucher } from '../connectors/economic/scenes.ts';
import { momentConnection } from '../connectors/moment/moment-connection.ts';
import { exampleLogin, officeConnection } from '../connectors/twenty-four-seven-office/office-connection.ts';
import { ownerCode } from '../connectors/xledger/scene.ts';
import { exampleToken, xledgerConnection } from '../connectors/xledger/xledger-connection.ts';
import { createMemoryFiles } from '../support/memory-files.ts';

export const pdfText = '%PDF-1.4\n%%EOF\n';

/** A PDF under this name, as small as can be. */
export async function withPdf(name: string): Promise<FileStore> {
  const files = createMemoryFiles();
  async function* content(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(pdfText);
  }
  await files.put(name, content(), { contentType: 'application/pdf', maximumBytes: 100 });
  return files;
}

/** An agreement at e-conomic, with the PDF of the example invoice at hand. */
export async function openEconomic() {
  const sandbox = await startEconomicSandbox({ clock: sceneTime });
  const { appSecret: appSecretToken, appPublic: appPublicToken, grant: grantToken } = exampleTokens;
  const agreement = { number: 700_001, companyName: 'Fjord ApS', appSecretToken, appPublicToken, grantToken };
  await seedAgreement(sandbox.url, agreement);
  const files = await withPdf(exampleVoucher.file?.name ?? '');
  const place = { endpoint: sandbox.url, secondEndpoint: sandbox.servicesUrl, files };
  const connection = economicConnection({ ...place, http: createHttp() });
  return { connection, control: createEconomicControl(sandbox.url), close: () => sandbox.close() };
}

/** A client at 24SevenOffice; a department of the same log-in sells. */
export async function openOffice() {
  const sandbox = await startTwentyFourSevenOfficeSandbox({ clock: sceneTime });
  const { username, password, applicationId, identityId } = exampleLogin;
  const client = { clientId: '100', clientName: 'Fjord AS' };
  await seedClient(sandbox.url, { username, password, applicationId, identityId, ...client });
  const connection = officeConnection({
    ...{ http: createHttp(), clock: sceneTime },
    ...{ endpoint: sandbox.url, secondEndpoint: sandbox.webservicesUrl },
  });
  return { connection, control: createTwentyFourSevenOfficeControl(sandbox.url), close: () => sandbox.close() };
}

/** An entity at Xledger. */
export async function openXledger() {
  const sandbox = await startXledgerSandbox({});
  const seed = { ownerCode, name: 'Fjord Eksempel AS', token: exampleToken, creditsPerHour: 1000 };
  await seedXledgerEntity(sandbox.url, seed);
  const connection = xledgerConnection({ http: createHttp(), endpoint: sandbox.url });
  return { connection, control: createXledgerControl(sandbox.url), close: () => sandbox.close() };
}

/** A company at Moment with a project and its activity. */
export async function openMoment(files: FileStore = createMemoryFiles()) {
  const sandbox = await startMomentSandbox();
  const control = createMomentControl(sandbox.url);
  await control.putCompany('fjord', { apiKey: 'canary-key-1', name: 'Fjord AS', currencyCode: 'NOK' });
  const project = await control.create(
    { company: 'fjord', entity: 'projects' },
    { name: 'Bru', projectNumber: '5017' },
  );
  const connection = momentConnection(sandbox.url, { files });
  return { connection, control, projectId: String(project.id), close: () => sandbox.close() };
}
