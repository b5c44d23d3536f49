import { list, one, optional, type ServiceDescription } from './service-description.ts';

/** https://developer.24sevenoffice.com/servicedatatypes/clientservicedatatypes.html */
export const clientService: ServiceDescription = {
  name: 'ClientService',
  namespace: 'http://24sevenOffice.com/webservices',
  address: 'https://api.24sevenoffice.com/Client/V001/ClientService.asmx',
  operations: {
    GetClientInformation: { input: [], output: [optional('GetClientInformationResult', 'Client')] },
    GetCurrencyList: { input: [], output: [optional('GetCurrencyListResult', 'ArrayOfCurrency')] },
  },
  types: {
    Client: [
      optional('Name', 'string'),
      optional('OrganizationNumber', 'string'),
      optional('DefaultCurrency', 'string'),
    ],
    ArrayOfCurrency: list('Currency', 'Currency'),
    Currency: [optional('Symbol', 'string'), one('Rate', 'decimal'), one('Unit', 'int')],
  },
  enumerations: {},
};
