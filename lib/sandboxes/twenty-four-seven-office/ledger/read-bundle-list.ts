import type { Entry } from '../state/client-state.ts';
import { serverDay } from '../wire/server-time.ts';
import { flagOf, recordsOf, textOf, textsOf, wholeOf, type XmlRecord } from '../wire/xml-value.ts';
import { toTenThousandths } from './amount.ts';

/** A voucher as sent, with the year of its bundle; an amount too large to keep is undefined. */
export type SentVoucher = {
  readonly transactionNo: number;
  readonly typeNo: number;
  readonly year: number;
  readonly bundleName: string;
  readonly entries: readonly SentEntry[];
};

/** A line as sent. */
export type SentEntry = Omit<Entry, 'amount' | 'vatAmount'> & {
  readonly amount: number | undefined;
  readonly vatAmount: number | undefined;
};

/** What SaveBundleList was asked to do. */
export type BundleListRequest = {
  readonly vouchers: readonly SentVoucher[];
  readonly saveOption: number;
  readonly allowDifference: boolean;
  readonly ignoredWarnings: readonly string[];
};

/** Reads the bundle list. https://developer.24sevenoffice.com/servicedatatypes/accountservicedatatypes.html */
export function readBundleList(list: XmlRecord): BundleListRequest {
  const defaultCustomerId = wholeOf(list, 'DefaultCustomerId') ?? 0;
  return {
    vouchers: recordsOf(list, 'Bundles', 'Bundle').flatMap((bundle) =>
      recordsOf(bundle, 'Vouchers', 'Voucher').map((voucher) => ({
        transactionNo: wholeOf(voucher, 'TransactionNo') ?? 0,
        typeNo: wholeOf(voucher, 'Sort') || wholeOf(bundle, 'Sort') || 0,
        year: wholeOf(bundle, 'YearId') ?? 0,
        bundleName: textOf(bundle, 'Name') ?? '',
        entries: recordsOf(voucher, 'Entries', 'Entry').map((entry) => readEntry(entry, defaultCustomerId)),
      })),
    ),
    saveOption: wholeOf(list, 'SaveOption') ?? 1,
    allowDifference: flagOf(list, 'AllowDifference') ?? false,
    ignoredWarnings: textsOf(list, 'IgnoreWarnings', 'string'),
  };
}

function readEntry(entry: XmlRecord, defaultCustomerId: number): SentEntry {
  return {
    customerId: wholeOf(entry, 'CustomerId') || defaultCustomerId,
    accountNo: wholeOf(entry, 'AccountNo') ?? 0,
    day: dayOf(entry, 'Date') ?? '0001-01-01',
    dueDay: dayOf(entry, 'DueDate'),
    periodDay: dayOf(entry, 'PeriodDate'),
    amount: toTenThousandths(textOf(entry, 'Amount') ?? '0'),
    vatAmount: toTenThousandths(textOf(entry, 'VatAmount') ?? '0'),
    currency: textOf(entry, 'CurrencyId') ?? '',
    currencyRate: textOf(entry, 'CurrencyRate'),
    currencyUnit: wholeOf(entry, 'CurrencyUnit') ?? 1,
    departmentId: wholeOf(entry, 'DepartmentId') ?? 0,
    projectId: wholeOf(entry, 'ProjectId') ?? 0,
    invoiceNo: textOf(entry, 'InvoiceReferenceNo') ?? '',
    ocr: textOf(entry, 'InvoiceOcr') ?? '',
    taxNo: textOf(entry, 'TaxNo') ?? '',
    comment: textOf(entry, 'Comment') ?? '',
    stampNo: wholeOf(entry, 'StampNo') ?? 0,
    linkGuid: textOf(entry, 'LinkId'),
  };
}

function dayOf(entry: XmlRecord, name: string): string | undefined {
  const text = textOf(entry, name);
  return text === undefined ? undefined : serverDay(text);
}
