import { nextEntryNo } from '../ledger/entry-id.ts';
import { judgeBundleList } from '../ledger/judge-bundle-list.ts';
import { keepDrafts, postVouchers } from '../ledger/post-bundle-list.ts';
import { readBundleList } from '../ledger/read-bundle-list.ts';
import { accountTypes } from '../types/account-types.ts';
import { serverDay } from '../wire/server-time.ts';
import { recordOf, textOf, wholeOf, type XmlRecord } from '../wire/xml-value.ts';
import { accountRecord, taxCodeRecord, typeRecord } from './account-lists.ts';
import { type ClientCall, readingOperation, type Service, webservicesNamespace, writingOperation } from './service.ts';

/** Vouchers, and the lists that they are built from. https://developer.24sevenoffice.com/docs/accountservice.html */
export const accountService: Service = {
  name: 'AccountService',
  host: 'api',
  path: '/Economy/Account/V004/Accountservice.asmx',
  namespace: webservicesNamespace,
  types: accountTypes,
  operations: {
    SaveBundleList: writingOperation(saveBundleList, () => ({
      Type: 'NotSaved',
      Description: 'The bundle was not saved',
    })),
    GetEntryId: readingOperation(entryId),
    GetTypeList: readingOperation(({ client }) => ({ TypeData: client.types.map(typeRecord) })),
    GetAccountList: readingOperation(({ client }) => ({
      AccountData: client.accounts.map((account) => accountRecord(account, client)),
    })),
    GetTaxCodeList: readingOperation(({ client }) => ({ TaxCodeElement: client.taxCodes.map(taxCodeRecord) })),
  },
};

/** One verdict for the whole list; a refusal is an answer, not a fault. */
function saveBundleList({ input, client, state, now }: ClientCall): XmlRecord {
  const request = readBundleList(recordOf(input, 'BundleList'));
  const verdict = judgeBundleList(request, client, state.switches);
  if ('refusal' in verdict) return { Type: verdict.refusal.type, Description: verdict.refusal.text };
  const save = request.saveOption === 0 ? postVouchers : keepDrafts;
  save(verdict.vouchers, { client, switches: state.switches, now });
  return { Type: 'Ok' };
}

function entryId({ input, client }: ClientCall): XmlRecord {
  const asked = recordOf(input, 'argEntryId');
  const date = textOf(asked, 'Date');
  if (date === undefined) return { Date: '0001-01-01T00:00:00', SortNo: '0', EntryNo: '-1' };
  const number = nextEntryNo(client, wholeOf(asked, 'SortNo') ?? 0, Number(serverDay(date).slice(0, 4)));
  return { Date: asked.Date, SortNo: asked.SortNo, EntryNo: String(number) };
}
