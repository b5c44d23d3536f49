import { companyTypes } from '../types/company-types.ts';
import { recordsOf, type XmlRecord } from '../wire/xml-value.ts';
import { databaseException } from './api-exception.ts';
import { companySyncPage } from './company-sync-list.ts';
import { findCompanies } from './find-companies.ts';
import { saveCompany } from './save-company.ts';
import { readingOperation, type Service, webservicesNamespace, writingOperation } from './service.ts';

/** Customers and suppliers. https://developer.24sevenoffice.com/docs/companyservice.html */
export const companyService: Service = {
  name: 'CompanyService',
  host: 'api',
  path: '/CRM/Company/V001/CompanyService.asmx',
  namespace: webservicesNamespace,
  types: companyTypes,
  operations: {
    SaveCompanies: writingOperation(
      (call) => ({
        Company: recordsOf(call.input, 'companies', 'Company').map((item, index) =>
          call.refusedItems.has(index) ? refusedCompany(item) : saveCompany(call, item),
        ),
      }),
      refusedCompanies,
    ),
    GetCompanies: readingOperation(findCompanies),
    GetCompanySyncList: readingOperation(companySyncPage),
  },
};

function refusedCompanies(input: XmlRecord): XmlRecord {
  return { Company: recordsOf(input, 'companies', 'Company').map(refusedCompany) };
}

function refusedCompany({ Id, Name }: XmlRecord): XmlRecord {
  return {
    APIException: databaseException('CompanyService.CompanyService.SaveCompanies(Company[] companies)'),
    Id,
    Name,
  };
}
