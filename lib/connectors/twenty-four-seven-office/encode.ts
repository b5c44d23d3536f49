import type { CustomerRecord } from '../../documents/customer.ts';
import type { IsoDay } from '../../documents/iso-day.ts';
import { decimalText, type Money } from '../../documents/money.ts';
import type { ProjectRecord } from '../../documents/project.ts';
import type { Posting, Voucher } from '../../documents/voucher.ts';
import type { Content } from './exchange.ts';

/** What is left out keeps its value on updates (assumed: the schema's default means "not set"). */
const unset = undefined;

/** Content of SaveCompanies for one company. Without `id` the vendor makes a new company and numbers it. */
export function saveCompaniesContent(customer: CustomerRecord, id: number | undefined): Content {
  const address = customer.email === undefined ? unset : { Value: customer.email };
  return {
    companies: {
      Company: [
        {
          Id: id,
          ExternalId: customer.externalId,
          OrganizationNumber: customer.organizationNumber,
          Name: customer.name,
          EmailAddresses: address === unset ? unset : { Invoice: address, Primary: address },
          Type: 'Business',
        },
      ],
    },
  };
}

/** Content of SaveProject. The project number is the vendor's id: an existing one is updated. */
export function saveProjectContent(project: ProjectRecord): Content {
  return {
    project: {
      Id: Number(project.number),
      Name: project.name,
      // NameDisplay and TimeReg must be there and have no default; these are the plain choices.
      NameDisplay: 'Plain',
      CustomerId: project.customerNumber === undefined ? unset : Number(project.customerNumber),
      TimeReg: 'WorkType',
    },
  };
}

/** Saved straight into the ledger, or as a bundle that a person reviews. */
const saveOptions = { ledger: 0, journal: 1 } as const;

/** Content of SaveBundleList for one voucher, so that its one verdict is this voucher's. */
export function saveBundleContent(voucher: Voucher, facts: { yearId: number; tenantCurrency: string }): Content {
  const entry = (posting: Posting) => ledgerEntry(voucher, posting, facts.tenantCurrency);
  const entries = [
    { ...entry(voucher.receivable), ...receivablePart(voucher) },
    ...voucher.revenue.map((posting) => ({ ...entry(posting), TaxNo: taxNo(posting) })),
  ];
  return {
    BundleList: {
      Bundles: {
        Bundle: [
          {
            YearId: facts.yearId,
            Vouchers: {
              Voucher: [
                { TransactionNo: Number(voucher.number), Entries: { Entry: entries }, Sort: voucher.voucherType },
              ],
            },
            Sort: voucher.voucherType,
            Name: `Moment ${voucher.number}`,
            BundleDirectAccounting: false,
          },
        ],
      },
      AllowDifference: false,
      DirectLedger: false,
      SaveOption: saveOptions[voucher.posting],
    },
  };
}

function ledgerEntry(voucher: Voucher, posting: Posting, tenantCurrency: string): object {
  const isForeign = voucher.currency !== tenantCurrency;
  return {
    AccountNo: Number(posting.account),
    Date: midnight(voucher.date),
    Amount: amountText(posting.amount),
    CurrencyId: isForeign ? voucher.currency : unset,
    CurrencyRate: isForeign ? voucher.currencyRate : unset,
    ProjectId: posting.projectNumber === undefined ? unset : Number(posting.projectNumber),
    InvoiceReferenceNo: voucher.invoiceNumber,
    Comment: posting.text,
  };
}

function receivablePart(voucher: Voucher): object {
  return {
    CustomerId: Number(voucher.customerNumber),
    DueDate: midnight(voucher.dueDate),
    InvoiceOcr: voucher.kid,
  };
}

/** Assumed: the entry's TaxNo is the tax code's number, not its id. */
function taxNo(posting: Posting): string | undefined {
  return posting.vatCode;
}

/** Midnight without an offset, so that no zone can move the day. */
export function midnight(day: IsoDay): string {
  return `${day}T00:00:00`;
}

/** Plain decimals, two at least: the vendor refuses scientific notation and keeps four. */
export function amountText(amount: Money): string {
  const text = decimalText(amount);
  const decimals = text.split('.')[1]?.length ?? 0;
  if (decimals >= 2) return text;
  return decimals === 0 ? `${text}.00` : `${text}0`;
}
