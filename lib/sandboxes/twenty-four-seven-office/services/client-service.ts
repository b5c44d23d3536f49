import { clientTypes } from '../types/client-types.ts';
import { readingOperation, type Service, webservicesNamespace } from './service.ts';

/** The client's own data. https://developer.24sevenoffice.com/servicedatatypes/clientservicedatatypes.html */
export const clientService: Service = {
  name: 'ClientService',
  host: 'api',
  path: '/Client/V001/ClientService.asmx',
  namespace: webservicesNamespace,
  types: clientTypes,
  operations: {
    GetClientInformation: readingOperation(({ client, identity }) => ({
      Country: 'NO',
      IsUsingFactoring: 'false',
      Name: client.name,
      ReminderDays: '14',
      ReminderDays2: '14',
      ReminderDays3: '14',
      UserId: String(identity.employeeId),
      OrganizationNumber: client.organizationNumber === '' ? undefined : client.organizationNumber,
      DefaultCurrency: client.defaultCurrency,
    })),
    GetDepartmentList: readingOperation(({ client }) => ({
      Department: client.departments.map(({ id, name }) => ({ Id: String(id), Name: name })),
    })),
    GetCurrencyList: readingOperation(({ client }) => ({
      Currency: client.currencies.map(({ id, symbol, rate, unit }) => ({
        Symbol: symbol,
        Id: String(id),
        Rate: rate,
        Unit: String(unit),
      })),
    })),
  },
};
