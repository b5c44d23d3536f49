import { economic } from '../../lib/connectors/economic/index.ts';
import { twentyFourSevenOffice } from '../../lib/connectors/twenty-four-seven-office/index.ts';
import { companyStep } from '../../lib/connectors/xledger/company-step.ts';
import { projectWriter as xledgerProject } from '../../lib/connectors/xledger/project-writer.ts';
import { createEconomicControl, seedAgreement, startEconomicSandbox } from '../../lib/sandboxes/economic/index.ts';
import { createTwentyFourSevenOfficeControl } from '../../lib/sandboxes/twenty-four-seven-office/control.ts';
import { startTwentyFourSevenOfficeSandbox } from '../../lib/sandboxes/twenty-four-seven-office/index.ts';
import { seedClient } from '../../lib/sandboxes/twenty-four-seven-office/seed.ts';
import { createXledgerControl } from '../../lib/sandboxes/xledger/control.ts';
import { startXledgerSandbox } from '../../lib/sandboxes/xledger/index.ts';
import { seedXledgerEntity } from '../../lib/sandboxes/xledger/seed.ts';
import type { Writer } from '../../lib/sync/writer.ts';
import { createHttp } from '../../lib/transport/http.ts';
import { economicConnection, exampleTokens, sceneTime } from '../connectors/economic/economic-connection.ts';
import { exampleCustomer, exampleProject, exampleVoucher } from '../connectors/economic/scenes.ts';
import { customer, project, voucher } from '../connectors/twenty-four-seven-office/example-documents.ts';
import { exampleLogin, officeConnection } from '../connectors/twenty-four-seven-office/office-connection.ts';
import { write } from '../connectors/twenty-four-seven-office/scene.ts';
import { exampleToken, xledgerConnection } from '../connectors/xledger/xledger-connection.ts';
import { type Row, type Subject, subjectOf } from './subject.ts';

type Case<Target, V extends 'economic' | '24sevenoffice' | 'xledger'> = {
  readonly writer: Writer<Target, V>;
  readonly target: Target;
  /** The vendor's name of the call that the fault is made in. */
  readonly operation: string;
};

async function atEconomic<Target>(given: Case<Target, 'economic'>): Promise<Subject> {
  const sandbox = await startEconomicSandbox({ clock: sceneTime });
  const { appSecret: appSecretToken, appPublic: appPublicToken, grant: grantToken } = exampleTokens;
  const agreement = { number: 700_001, companyName: 'Fjord ApS', appSecretToken, appPublicToken, grantToken };
  await seedAgreement(sandbox.url, agreement);
  const control = createEconomicControl(sandbox.url);
  const place = { endpoint: sandbox.url, secondEndpoint: sandbox.servicesUrl };
  const connection = economicConnection({ ...place, http: createHttp() });
  if (given.operation !== 'customers.create') {
    await subjectOf({ writer: economic.customer, target: exampleCustomer }, connection, sandboxless).write();
  }
  if (given.operation === 'draft-entries.create') {
    await subjectOf({ writer: economic.project, target: exampleProject }, connection, sandboxless).write();
  }
  return subjectOf(given, connection, {
    goWrong: (fault) => control.addFault({ operation: given.operation, fault, times: 1 }),
    close: () => sandbox.close(),
  });
}

const sandboxless = { goWrong: async () => undefined, close: async () => undefined };

async function atOffice<Target>(given: Case<Target, '24sevenoffice'>): Promise<Subject> {
  const sandbox = await startTwentyFourSevenOfficeSandbox({ clock: sceneTime });
  const { username, password, applicationId, identityId } = exampleLogin;
  const client = { clientId: '100', clientName: 'Fjord AS' };
  await seedClient(sandbox.url, { username, password, applicationId, identityId, ...client });
  const control = createTwentyFourSevenOfficeControl(sandbox.url);
  const connection = officeConnection({
    ...{ http: createHttp(), clock: sceneTime },
    ...{ endpoint: sandbox.url, secondEndpoint: sandbox.webservicesUrl },
  });
  if (given.operation !== 'SaveCompanies') await write(twentyFourSevenOffice.customer, customer)(connection);
  if (given.operation === 'SaveBundleList') await write(twentyFourSevenOffice.project, project)(connection);
  return subjectOf(given, connection, {
    goWrong: (mishap) => {
      const fault = mishap === 'garbage' ? 'truncated-xml' : mishap;
      return control.addFault({ operation: given.operation, fault, times: 1 });
    },
    close: () => sandbox.close(),
  });
}

async function atXledger<Target>(given: Case<Target, 'xledger'>): Promise<Subject> {
  const sandbox = await startXledgerSandbox({});
  await seedXledgerEntity(sandbox.url, {
    ...{ ownerCode: 23_001, name: 'Fjord Eksempel AS', token: exampleToken, creditsPerHour: 1000 },
  });
  const control = createXledgerControl(sandbox.url);
  const connection = xledgerConnection({ http: createHttp(), endpoint: sandbox.url });
  return subjectOf(given, connection, {
    goWrong: (mishap) => {
      const fault = mishap === 'throttle' ? 'burst' : mishap;
      return control.addFault({ operation: given.operation, fault, times: 1 });
    },
    close: () => sandbox.close(),
  });
}

const fjord = {
  ...{ number: '1001', name: 'Fjord Kunde AS', organizationNumber: '985615616', email: 'post@fjord.example' },
  ...{ streetAddress: 'Storgata 1', zipCode: '0155', place: 'Oslo', country: 'NO' },
};

const [enter] = economic.beforeBooking;
const { customer: company, project: officeProject, voucher: vouchers } = twentyFourSevenOffice;

/** Every writer that makes a record by one call, before its sandbox. */
export const rows: readonly Row[] = [
  [
    'e-conomic: customer',
    () => atEconomic({ writer: economic.customer, target: exampleCustomer, operation: 'customers.create' }),
  ],
  [
    'e-conomic: project',
    () => atEconomic({ writer: economic.project, target: exampleProject, operation: 'projects.create' }),
  ],
  [
    'e-conomic: invoice',
    () => atEconomic({ writer: enter, target: exampleVoucher, operation: 'draft-entries.create' }),
  ],
  ['24SevenOffice: customer', () => atOffice({ writer: company, target: customer, operation: 'SaveCompanies' })],
  ['24SevenOffice: project', () => atOffice({ writer: officeProject, target: project, operation: 'SaveProject' })],
  ['24SevenOffice: voucher', () => atOffice({ writer: vouchers, target: voucher, operation: 'SaveBundleList' })],
  ['Xledger: company', () => atXledger({ writer: companyStep, target: fjord, operation: 'addCompanies' })],
  [
    'Xledger: project',
    () => atXledger({ writer: xledgerProject, target: { number: 'P-17', name: 'Bru' }, operation: 'addProjects' }),
  ],
];
