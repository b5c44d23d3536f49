import { utcText } from '../wire/server-time.ts';
import { flagOf, recordOf, textOf, wholeOf, type XmlRecord } from '../wire/xml-value.ts';
import { isAfter } from './is-after.ts';
import type { ClientCall } from './service.ts';
import { visible } from './visible.ts';

/** https://developer.24sevenoffice.com/docs/companyservice.html */
const itemsPerPage = 1000;

/** One page of the companies' numbers and dates, deleted ones too unless `Active` says otherwise. */
export function companySyncPage(call: ClientCall): XmlRecord {
  const search = recordOf(call.input, 'syncSearchParameters');
  const active = flagOf(search, 'Active');
  const page = Math.max(wholeOf(search, 'Page') ?? 1, 1);
  const found = visible(call, call.client.companies).filter(
    (company) =>
      (active === undefined || company.active === active) &&
      isAfter(company.changedAt, textOf(search, 'ChangedAfter')) &&
      isAfter(company.registeredAt, textOf(search, 'RegisteredAfter')),
  );
  return {
    CurrentPage: String(page),
    TotalPages: String(Math.ceil(found.length / itemsPerPage)),
    TotalItems: String(found.length),
    ItemsPerPage: String(itemsPerPage),
    Items: {
      SyncCompany: found.slice((page - 1) * itemsPerPage, page * itemsPerPage).map((company) => ({
        CompanyId: String(company.id),
        ExternalId: company.fields.ExternalId,
        DateChanged: utcText(company.changedAt),
        DateRegistered: utcText(company.registeredAt),
        Active: String(company.active),
      })),
    },
  };
}
