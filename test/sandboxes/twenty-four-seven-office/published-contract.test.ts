import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readCall } from '../../../lib/sandboxes/twenty-four-seven-office/http/read-call.ts';
import { accountService } from '../../../lib/sandboxes/twenty-four-seven-office/services/account-service.ts';
import { attachmentService } from '../../../lib/sandboxes/twenty-four-seven-office/services/attachment-service.ts';
import { authenticateService } from '../../../lib/sandboxes/twenty-four-seven-office/services/authenticate.ts';
import { services } from '../../../lib/sandboxes/twenty-four-seven-office/services/catalogue.ts';
import { companyService } from '../../../lib/sandboxes/twenty-four-seven-office/services/company-service.ts';
import { invoiceService } from '../../../lib/sandboxes/twenty-four-seven-office/services/invoice-service.ts';
import { productService } from '../../../lib/sandboxes/twenty-four-seven-office/services/product-service.ts';
import { projectService } from '../../../lib/sandboxes/twenty-four-seven-office/services/project-service.ts';
import { type Service, soapAction } from '../../../lib/sandboxes/twenty-four-seven-office/services/service.ts';
import { transactionService } from '../../../lib/sandboxes/twenty-four-seven-office/services/transaction-service.ts';
import { isScalar } from '../../../lib/sandboxes/twenty-four-seven-office/wire/scalars.ts';
import { type PublishedWsdl, readPublishedWsdl } from './support/published-wsdl.ts';

/** The vendor's own WSDLs, which the project does not carry. They lie beside it where its contracts are checked. */
const folder = resolve('..', 'shared', 'vendors', '24sevenoffice', 'wsdl');
const files: Record<string, string> = {
  Authenticate: 'authService.wsdl',
  ClientService: 'clientService.wsdl',
  CompanyService: 'companyService.wsdl',
  ProjectService: 'projectService.wsdl',
  AccountService: 'accountService.wsdl',
  TransactionService: 'transactionService.wsdl',
  AttachmentService: 'attachmentService.wsdl',
  InvoiceService: 'invoiceService.wsdl',
  ProductService: 'productService.wsdl',
};

/** Filled envelopes beside the WSDLs, checked against them. */
const samples = resolve(folder, '..', 'samples', 'scenario');
const sampleRequests: [string, Service, string][] = [
  ['login.request.xml', authenticateService, 'Login'],
  ['save-companies.create.request.xml', companyService, 'SaveCompanies'],
  ['save-companies.update.request.xml', companyService, 'SaveCompanies'],
  ['save-project.request.xml', projectService, 'SaveProject'],
  ['get-entry-id.request.xml', accountService, 'GetEntryId'],
  ['save-bundle-list.request.xml', accountService, 'SaveBundleList'],
  ['get-transactions.request.xml', transactionService, 'GetTransactions'],
  ['get-file-info.request.xml', attachmentService, 'GetFileInfo'],
  ['download-chunk.request.xml', attachmentService, 'DownloadChunk'],
  ['save-invoices.invoice.request.xml', invoiceService, 'SaveInvoices'],
  ['save-invoices.credit-note.request.xml', invoiceService, 'SaveInvoices'],
  ['save-products.create.request.xml', productService, 'SaveProducts'],
  ['get-products.by-number.request.xml', productService, 'GetProducts'],
];

if (existsSync(folder)) {
  describe.each(services.map((service) => [service.name, service] as const))('%s', (name, service) => {
    const published = readPublishedWsdl(join(folder, files[name] ?? ''));

    it('has the sequences, occurrences and defaults of the published WSDL', () => {
      const names = Object.keys(service.types.records);
      expect(tableOf(service)).toEqual(
        Object.fromEntries(names.map((record) => [record, published.sequences[record]])),
      );
    });

    it('has the enumerations of the published WSDL', () => {
      const names = Object.keys(service.types.enums);
      expect(service.types.enums).toEqual(Object.fromEntries(names.map((values) => [values, published.enums[values]])));
    });

    it('has the address, host and actions of the published WSDL', () => {
      expect(published.address).toBe(`https://${service.host}.24sevenoffice.com${service.path}`);
      const actions = Object.keys(service.operations).map((operation) => soapAction(service, operation));
      expect(actions.filter((action) => !published.actions.includes(action))).toEqual([]);
    });
  });

  it.each(sampleRequests)('takes the envelope of %s as the contract allows it', (file, service, operation) => {
    const body = readFileSync(join(samples, file));
    const headers = { 'content-type': 'text/xml; charset=utf-8', soapaction: `"${soapAction(service, operation)}"` };
    const request = { method: 'POST', url: new URL('http://sandbox/'), headers, address: '', body };
    expect(readCall(request, { service, version: '1.1', tolerant: false }).name).toBe(operation);
  });
} else {
  it(`compares nothing: the published WSDLs are not in ${folder}`, () => {
    // Where the contracts must be there, this says so; elsewhere the name of this test does.
    expect(process.env.VENDOR_CONTRACTS).not.toBe('required');
  });
}

describe('the tables', () => {
  it.each(services.map((service) => [service.name, service] as const))(
    'of %s declare every type that they name',
    (_name, service) => {
      const { records, enums } = service.types;
      const types = Object.values(records).flatMap((rules) => rules.map(({ type }) => type));
      expect(
        types.filter((type) => !isScalar(type) && type !== 'anyType' && !(type in records) && !(type in enums)),
      ).toEqual([]);
      const wrappers = Object.keys(service.operations).flatMap((operation) => [operation, `${operation}Response`]);
      expect(wrappers.filter((wrapper) => !(wrapper in records))).toEqual([]);
    },
  );
});

function tableOf(service: Service): PublishedWsdl['sequences'] {
  const entries = Object.entries(service.types.records).map(([name, rules]) => [
    name,
    rules.map((rule) =>
      [
        rule.name,
        rule.type,
        rule.many ? '0..n' : rule.required ? '1' : '0..1',
        rule.nillable ? 'nil' : '',
        rule.default === undefined ? '' : `=${rule.default}`,
      ].join(' '),
    ),
  ]);
  return Object.fromEntries(entries);
}
