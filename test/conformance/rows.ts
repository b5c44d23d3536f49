import { economic } from '../../lib/connectors/economic/index.ts';
import { twentyFourSevenOffice } from '../../lib/connectors/twenty-four-seven-office/index.ts';
import { companyStep } from '../../lib/connectors/xledger/company-step.ts';
import { projectWriter as xledgerProject } from '../../lib/connectors/xledger/project-writer.ts';
import type { Writer } from '../../lib/sync/writer.ts';
import { exampleCustomer, exampleProject, exampleVoucher } from '../connectors/economic/scenes.ts';
import { customer, project, voucher } from '../connectors/twenty-four-seven-office/example-documents.ts';
import { write } from '../connectors/twenty-four-seven-office/scene.ts';
import { laterSteps } from './later-steps.ts';
import { momentRows } from './moment-rows.ts';
import { openEconomic, openOffice, openXledger } from './open-vendors.ts';
import { type Row, type Subject, subjectOf } from './subject.ts';

type Case<Target, V extends 'economic' | '24sevenoffice' | 'xledger'> = {
  readonly writer: Writer<Target, V>;
  readonly target: Target;
  /** The vendor's name of the call that the fault is made in. */
  readonly operation: string;
};

async function atEconomic<Target>(given: Case<Target, 'economic'>): Promise<Subject> {
  const { connection, control, close } = await openEconomic();
  if (given.operation !== 'customers.create') {
    await subjectOf({ writer: economic.customer, target: exampleCustomer }, connection, sandboxless).write();
  }
  if (given.operation === 'draft-entries.create') {
    await subjectOf({ writer: economic.project, target: exampleProject }, connection, sandboxless).write();
  }
  const goWrong: Subject['goWrong'] = (fault) => control.addFault({ operation: given.operation, fault, times: 1 });
  return subjectOf(given, connection, { goWrong, close });
}

const sandboxless = { goWrong: async () => undefined, close: async () => undefined };

async function atOffice<Target>(given: Case<Target, '24sevenoffice'>): Promise<Subject> {
  const { connection, control, close } = await openOffice();
  if (given.operation !== 'SaveCompanies') await write(twentyFourSevenOffice.customer, customer)(connection);
  if (given.operation === 'SaveBundleList') await write(twentyFourSevenOffice.project, project)(connection);
  return subjectOf(given, connection, {
    goWrong: (mishap) => {
      const fault = mishap === 'garbage' ? 'truncated-xml' : mishap;
      return control.addFault({ operation: given.operation, fault, times: 1 });
    },
    close,
  });
}

async function atXledger<Target>(given: Case<Target, 'xledger'>): Promise<Subject> {
  const { connection, control, close } = await openXledger();
  return subjectOf(given, connection, {
    goWrong: (mishap) => {
      const fault = mishap === 'throttle' ? 'burst' : mishap;
      return control.addFault({ operation: given.operation, fault, times: 1 });
    },
    close,
  });
}

const fjord = {
  ...{ number: '1001', name: 'Fjord Kunde AS', organizationNumber: '985615616', email: 'post@fjord.example' },
  ...{ streetAddress: 'Storgata 1', zipCode: '0155', place: 'Oslo', country: 'NO' },
};

const [enter] = economic.beforeBooking;
const { customer: company, project: officeProject, voucher: vouchers } = twentyFourSevenOffice;

/** Every writer that changes something at a vendor, before its sandbox. */
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
  ...laterSteps,
  ...momentRows,
];
