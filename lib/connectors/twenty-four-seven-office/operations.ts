import type * as z from 'zod';
import { type SoapService, soapService } from '../../transport/soap.ts';
import * as answers from './schema.ts';
import { accountService } from './wsdl/account-service.ts';
import { attachmentService } from './wsdl/attachment-service.ts';
import { authenticateService } from './wsdl/authenticate-service.ts';
import { clientService } from './wsdl/client-service.ts';
import { companyService } from './wsdl/company-service.ts';
import { invoiceService } from './wsdl/invoice-service.ts';
import { productService } from './wsdl/product-service.ts';
import { projectService } from './wsdl/project-service.ts';
import type { ServiceDescription } from './wsdl/service-description.ts';
import { transactionService } from './wsdl/transaction-service.ts';
import { writeWsdl } from './wsdl/write-wsdl.ts';

/** One operation: where it lives, how its answer reads, and whether it changes anything at the vendor. */
export type Operation<Answer> = {
  readonly name: string;
  readonly address: string;
  readonly speak: SoapService;
  readonly answer: z.ZodType<Answer>;
  readonly writes: boolean;
};

function operationsOf(service: ServiceDescription) {
  const speak = soapService(writeWsdl(service));
  return <Answer>(name: string, answer: z.ZodType<Answer>, kind: 'reads' | 'writes' = 'reads'): Operation<Answer> => ({
    name,
    address: service.address,
    speak,
    answer,
    writes: kind === 'writes',
  });
}

const authenticate = operationsOf(authenticateService);
const client = operationsOf(clientService);
const company = operationsOf(companyService);
const invoice = operationsOf(invoiceService);
const product = operationsOf(productService);
const project = operationsOf(projectService);
const account = operationsOf(accountService);
const transaction = operationsOf(transactionService);
const attachment = operationsOf(attachmentService);

/** Every operation the connector uses. Call sites carry the link to the vendor's page. */
export const operations = {
  login: authenticate('Login', answers.loginAnswer),
  getIdentities: authenticate('GetIdentities', answers.identitiesAnswer),
  getIdentitiesWithCredential: authenticate('GetIdentitiesWithCredential', answers.identitiesWithCredentialAnswer),
  getClientInformation: client('GetClientInformation', answers.clientAnswer),
  getCurrencyList: client('GetCurrencyList', answers.currenciesAnswer),
  getCompanies: company('GetCompanies', answers.companiesAnswer),
  saveCompanies: company('SaveCompanies', answers.savedCompaniesAnswer, 'writes'),
  getInvoices: invoice('GetInvoices', answers.invoicesAnswer),
  saveInvoices: invoice('SaveInvoices', answers.savedInvoicesAnswer, 'writes'),
  getProducts: product('GetProducts', answers.productsAnswer),
  saveProducts: product('SaveProducts', answers.savedProductsAnswer, 'writes'),
  getCategories: product('GetCategories', answers.categoriesAnswer),
  getSingleProject: project('GetSingleProject', answers.projectAnswer),
  saveProject: project('SaveProject', answers.savedProjectAnswer, 'writes'),
  saveBundleList: account('SaveBundleList', answers.saveBundleAnswer, 'writes'),
  getAccountList: account('GetAccountList', answers.accountsAnswer),
  getTaxCodeList: account('GetTaxCodeList', answers.taxCodesAnswer),
  getTypeList: account('GetTypeList', answers.typesAnswer),
  getTransactionTypes: transaction('GetTransactionTypes', answers.transactionTypesAnswer),
  getFiscalYears: transaction('GetFiscalYears', answers.fiscalYearsAnswer),
  getTransactions: transaction('GetTransactions', answers.transactionsAnswer),
  getLedgerLines: transaction('GetTransactions', answers.ledgerLinesAnswer),
  getFileInfo: attachment('GetFileInfo', answers.filesAnswer),
  getSize: attachment('GetSize', answers.fileSizeAnswer),
  downloadChunk: attachment('DownloadChunk', answers.chunkAnswer),
  getChecksum: attachment('GetChecksum', answers.checksumAnswer),
  getMaxRequestLength: attachment('GetMaxRequestLength', answers.maxRequestLengthAnswer),
} as const;
