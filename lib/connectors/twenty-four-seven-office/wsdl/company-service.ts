import { list, optional, type ServiceDescription } from './service-description.ts';

/** https://developer.24sevenoffice.com/docs/companyservice.html */
export const companyService: ServiceDescription = {
  name: 'CompanyService',
  namespace: 'http://24sevenOffice.com/webservices',
  address: 'https://api.24sevenoffice.com/CRM/Company/V001/CompanyService.asmx',
  operations: {
    GetCompanies: {
      input: [optional('searchParams', 'CompanySearchParameters'), optional('returnProperties', 'ArrayOfString')],
      output: [optional('GetCompaniesResult', 'ArrayOfCompany')],
    },
    SaveCompanies: {
      input: [optional('companies', 'ArrayOfCompany')],
      output: [optional('SaveCompaniesResult', 'ArrayOfCompany')],
    },
  },
  types: {
    CompanySearchParameters: [
      optional('ExternalId', 'string'),
      optional('CompanyId', 'int'),
      optional('CompanyIds', 'ArrayOfInt'),
      optional('OrganizationNumber', 'string'),
    ],
    ArrayOfInt: [{ name: 'int', type: 'int', minOccurs: '0', maxOccurs: 'unbounded', nillable: false }],
    ArrayOfString: list('string', 'string'),
    ArrayOfCompany: list('Company', 'Company'),
    Company: [
      optional('APIException', 'APIException'),
      optional('Id', 'int'),
      optional('ExternalId', 'string'),
      optional('OrganizationNumber', 'string'),
      optional('Name', 'string'),
      optional('EmailAddresses', 'EmailAddresses'),
      optional('Type', 'CompanyType'),
    ],
    EmailAddresses: [optional('Invoice', 'EmailAddress'), optional('Primary', 'EmailAddress')],
    EmailAddress: [optional('Value', 'string')],
    APIException: [optional('Type', 'string'), optional('Message', 'string')],
  },
  enumerations: { CompanyType: ['None', 'Lead', 'Consumer', 'Business', 'Supplier'] },
};
