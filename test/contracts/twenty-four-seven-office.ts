import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountService } from '../../lib/connectors/twenty-four-seven-office/wsdl/account-service.ts';
import { attachmentService } from '../../lib/connectors/twenty-four-seven-office/wsdl/attachment-service.ts';
import { authenticateService } from '../../lib/connectors/twenty-four-seven-office/wsdl/authenticate-service.ts';
import { clientService } from '../../lib/connectors/twenty-four-seven-office/wsdl/client-service.ts';
import { companyService } from '../../lib/connectors/twenty-four-seven-office/wsdl/company-service.ts';
import { invoiceService } from '../../lib/connectors/twenty-four-seven-office/wsdl/invoice-service.ts';
import { productService } from '../../lib/connectors/twenty-four-seven-office/wsdl/product-service.ts';
import { projectService } from '../../lib/connectors/twenty-four-seven-office/wsdl/project-service.ts';
import { transactionService } from '../../lib/connectors/twenty-four-seven-office/wsdl/transaction-service.ts';
import { writeWsdl } from '../../lib/connectors/twenty-four-seven-office/wsdl/write-wsdl.ts';
import { compareWsdl } from './compare-wsdl.ts';
import type { Finding } from './finding.ts';
import { type RecordedRequest, validateRequests } from './validate-requests.ts';

/** Our services by the name under which the vendor's WSDL is kept. */
const services = {
  'accountService.wsdl': accountService,
  'attachmentService.wsdl': attachmentService,
  'authService.wsdl': authenticateService,
  'clientService.wsdl': clientService,
  'companyService.wsdl': companyService,
  'invoiceService.wsdl': invoiceService,
  'productService.wsdl': productService,
  'projectService.wsdl': projectService,
  'transactionService.wsdl': transactionService,
} as const;

/** Everything that can be compared with 24SevenOffice's WSDLs in `<folder>/24sevenoffice/wsdl`. */
export async function checkTwentyFourSevenOffice(folder: string, recordings: string): Promise<Finding[]> {
  const wsdls = wsdlsIn(join(folder, '24sevenoffice', 'wsdl'));
  const compared = Object.entries(services).flatMap(([file, service]) => {
    const theirs = wsdls.get(file);
    if (theirs === undefined) return [{ subject: `24sevenoffice ${file}`, problem: 'the file is missing' }];
    return compareWsdl(`24sevenoffice ${file}`, writeWsdl(service), theirs);
  });
  const ours = Object.entries(services).flatMap(([file, { operations }]) => {
    return Object.keys(operations).map((operation) => [operation, file] as const);
  });
  const requests = requestsIn(join(recordings, '24sevenoffice'));
  return [...compared, ...(await validateRequests(requests, wsdls, new Map(ours)))];
}

function wsdlsIn(folder: string): ReadonlyMap<string, string> {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.wsdl')) : [];
  return new Map(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

function requestsIn(folder: string): RecordedRequest[] {
  const sentences = existsSync(folder) ? readdirSync(folder) : [];
  return sentences.flatMap((sentence) => {
    const path = join(folder, sentence, 'request.xml');
    return existsSync(path) ? [{ sentence: `24sevenoffice ${sentence}`, envelope: readFileSync(path, 'utf8') }] : [];
  });
}
