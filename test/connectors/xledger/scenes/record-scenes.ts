import { companyStep } from '../../../../lib/connectors/xledger/company-step.ts';
import { customerWriter } from '../../../../lib/connectors/xledger/customer-writer.ts';
import { projectWriter } from '../../../../lib/connectors/xledger/project-writer.ts';
import type { NumberedCustomer } from '../../../../lib/documents/numbered-customer.ts';
import type { NumberedProject } from '../../../../lib/documents/numbered-project.ts';
import type { XledgerControl } from '../../../../lib/sandboxes/xledger/control.ts';
import { changing, doneBefore, lookingUp, ownerCode, type Scene, writing, writingMany } from '../scene.ts';

/** The customer of the scenes. */
export const fjord: NumberedCustomer = {
  ...{ number: '1001', name: 'Fjord Kunde AS', organizationNumber: '985615616', email: 'post@fjord.example' },
  ...{ streetAddress: 'Storgata 1', zipCode: '0155', place: 'Oslo', country: 'NO' },
};
const bakke: NumberedCustomer = { number: '1002', name: 'Bakke Ærlig & Sønner', country: 'NO' };
const bridge: NumberedProject = { number: 'P-17', name: 'Bru' };

/** Ids are given in order, so the first row that a person adds has always the same one. */
const firstId = '20000028';
/** The company that comes with a customer who is added by hand. */
const itsCompany = '20000029';
const anyCompany = doneBefore({ company: firstId });

const aCompany = (control: XledgerControl) =>
  control.addRecord(ownerCode, 'companies', { code: '1001', description: 'Fjord AS', companyNumber: '985615616' });
const aCustomer = (control: XledgerControl) =>
  control.addRecord(ownerCode, 'customers', { code: '1001', description: 'Fjord AS', email: 'post@fjord.example' });
const aProject = (control: XledgerControl) =>
  control.addRecord(ownerCode, 'projects', { code: 'P-17', description: 'Veg' });
const refusedSecond = async (control: XledgerControl): Promise<void> => {
  await aCompany(control);
  await control.addFault({ operation: 'addCustomers', fault: 'partial-errors', times: 1 });
};

/** Companies, customers and projects: looked for, added, changed. */
export const recordScenes: readonly Scene[] = [
  {
    sentence: 'neither-company-nor-customer-yet',
    operation: 'CompaniesOfCustomers',
    act: lookingUp(companyStep, fjord),
    becomes: { kind: 'absent' },
  },
  {
    sentence: 'a-company-found-by-its-organization-number',
    operation: 'CompaniesOfCustomers',
    before: aCompany,
    act: lookingUp(companyStep, fjord),
    becomes: { kind: 'found', equal: true, targetId: firstId },
  },
  {
    sentence: 'the-company-of-a-customer',
    operation: 'CompaniesOfCustomers',
    before: aCustomer,
    act: lookingUp(companyStep, fjord),
    becomes: { kind: 'found', equal: false, targetId: itsCompany },
  },
  {
    sentence: 'a-new-company',
    operation: 'AddCompanies',
    act: writing(companyStep, fjord),
    becomes: { kind: 'delivered', number: '1001' },
  },
  {
    sentence: 'two-new-companies-in-one-call',
    operation: 'AddCompanies',
    act: writingMany(companyStep, [fjord, bakke]),
    becomes: [
      { kind: 'delivered', number: '1001' },
      { kind: 'delivered', number: '1002' },
    ],
  },
  {
    sentence: 'a-company-as-it-is',
    operation: 'CompaniesById',
    before: aCustomer,
    act: changing(companyStep, fjord),
    becomes: { kind: 'delivered', targetId: itsCompany },
    others: { CompaniesOfCustomers: 'the-company-of-a-customer' },
  },
  {
    sentence: 'a-company-that-changed',
    operation: 'UpdateCompanies',
    before: aCustomer,
    act: changing(companyStep, fjord),
    becomes: { kind: 'delivered', targetId: itsCompany },
    others: { CompaniesOfCustomers: 'the-company-of-a-customer' },
  },
  {
    sentence: 'no-customer-with-the-code',
    operation: 'CustomersByCode',
    act: lookingUp(customerWriter, fjord),
    becomes: { kind: 'absent' },
  },
  {
    sentence: 'a-customer-found-by-its-code',
    operation: 'CustomersByCode',
    before: aCustomer,
    act: lookingUp(customerWriter, fjord),
    becomes: { kind: 'found', equal: false, number: '1001' },
  },
  {
    sentence: 'two-customers-with-one-code',
    operation: 'CustomersByCode',
    before: async (control) => [await aCustomer(control), await aCustomer(control)],
    act: lookingUp(customerWriter, fjord),
    becomes: { kind: 'conflict', problem: { code: 'several-matches', value: '1001' } },
  },
  {
    sentence: 'a-new-customer',
    operation: 'AddCustomers',
    before: aCompany,
    act: writing(customerWriter, fjord, anyCompany),
    becomes: { kind: 'delivered', number: '1001' },
  },
  {
    sentence: 'new-customers-of-which-one-is-refused',
    operation: 'AddCustomers',
    before: refusedSecond,
    act: writingMany(customerWriter, [fjord, bakke], anyCompany),
    becomes: [
      { kind: 'delivered', number: '1001' },
      { kind: 'rejected', problem: { code: 'refused-by-vendor' } },
    ],
    others: { CustomersByCode: 'the-customers-after-one-was-refused' },
  },
  {
    sentence: 'the-customers-after-one-was-refused',
    operation: 'CustomersByCode',
    before: refusedSecond,
    act: writingMany(customerWriter, [fjord, bakke], anyCompany),
    becomes: [{ kind: 'delivered' }, { kind: 'rejected' }],
    others: { AddCustomers: 'new-customers-of-which-one-is-refused' },
  },
  {
    sentence: 'a-customer-as-it-is',
    operation: 'CustomersById',
    before: aCustomer,
    act: changing(customerWriter, fjord),
    becomes: { kind: 'delivered' },
  },
  {
    sentence: 'a-customer-that-changed',
    operation: 'UpdateCustomers',
    before: aCustomer,
    act: changing(customerWriter, fjord),
    becomes: { kind: 'delivered', number: '1001' },
  },
  {
    sentence: 'no-project-with-the-code',
    operation: 'ProjectsByCode',
    act: lookingUp(projectWriter, bridge),
    becomes: { kind: 'absent' },
  },
  {
    sentence: 'a-project-found-by-its-code',
    operation: 'ProjectsByCode',
    before: aProject,
    act: lookingUp(projectWriter, bridge),
    becomes: { kind: 'found', equal: false, targetId: firstId },
  },
  {
    sentence: 'a-new-project',
    operation: 'AddProjects',
    act: writing(projectWriter, bridge),
    becomes: { kind: 'delivered', number: 'P-17' },
  },
  {
    sentence: 'a-project-as-it-is',
    operation: 'ProjectsById',
    before: aProject,
    act: changing(projectWriter, bridge),
    becomes: { kind: 'delivered' },
  },
  {
    sentence: 'a-project-that-changed',
    operation: 'UpdateProjects',
    before: aProject,
    act: changing(projectWriter, bridge),
    becomes: { kind: 'delivered', targetId: firstId },
  },
];
