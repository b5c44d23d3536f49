import { fromTenThousandths, toTenThousandths } from '../ledger/amount.ts';
import type { ClientState } from '../state/client-state.ts';
import type { OrderRow } from '../state/order-state.ts';
import { recordOf, textOf, wholeOf, type XmlRecord } from '../wire/xml-value.ts';

/** The rate of a product that names none: that of its accounting group, which the sandbox does not have. */
const usualRate = '25';
/** A hundred percent in ten-thousandths. */
const whole = 1_000_000n;
const scale = 10_000n;

/** What an order comes to, in ten-thousandths; undefined when a number is too large to keep. */
export function orderAmounts(
  rows: readonly OrderRow[],
  client: ClientState,
): { readonly net: bigint; readonly vat: bigint } | undefined {
  let [net, vat] = [0n, 0n];
  for (const { fields } of rows) {
    const numbers = [priceOf(fields, client), textOf(fields, 'Quantity') ?? '0', textOf(fields, 'DiscountRate') ?? '0'];
    const [price, quantity, discount] = numbers.map(toTenThousandths);
    const rate = toTenThousandths(rateOf(fields, client));
    if (price === undefined || quantity === undefined || discount === undefined || rate === undefined) return undefined;
    const rowNet = rounded(BigInt(price) * BigInt(quantity) * (whole - BigInt(discount)), scale * whole);
    net += rowNet;
    vat += rounded(rowNet * BigInt(rate), whole);
  }
  return isKept(net) && isKept(vat) ? { net, vat } : undefined;
}

/** What the system adds to a row: the price and name of its product where none was sent, its number, its rate. */
export function rowRecord({ rowId, fields }: OrderRow, client: ClientState): XmlRecord {
  if ((textOf(fields, 'Type') ?? 'Normal') !== 'Normal') return { ...fields, RowId: String(rowId) };
  const product = productOf(fields, client);
  return {
    Name: product?.Name,
    ...fields,
    Price: priceOf(fields, client),
    RowId: String(rowId),
    VatRate: rateOf(fields, client),
    ProductNo: product?.No,
  };
}

/** The elements of an order that tell its amounts. */
export function amountElements(rows: readonly OrderRow[], client: ClientState): XmlRecord {
  const amounts = orderAmounts(rows, client);
  if (amounts === undefined) return {};
  return {
    OrderTotalIncVat: fromTenThousandths(Number(amounts.net + amounts.vat)),
    OrderTotalVat: fromTenThousandths(Number(amounts.vat)),
  };
}

function productOf(fields: XmlRecord, client: ClientState): XmlRecord | undefined {
  return client.products.find(({ id }) => id === wholeOf(fields, 'ProductId'))?.fields;
}

function priceOf(fields: XmlRecord, client: ClientState): string {
  return textOf(fields, 'Price') ?? textOf(productOf(fields, client) ?? {}, 'Price') ?? '0';
}

function rateOf(fields: XmlRecord, client: ClientState): string {
  const own = textOf(recordOf(fields, 'TaxSettings'), 'TaxRate');
  return own ?? textOf(productOf(fields, client) ?? {}, 'TaxRate') ?? usualRate;
}

/** A quotient rounded half away from zero. */
function rounded(dividend: bigint, divisor: bigint): bigint {
  const half = dividend < 0n ? 0n - divisor / 2n : divisor / 2n;
  return (dividend + half) / divisor;
}

function isKept(amount: bigint): boolean {
  return Number.isSafeInteger(Number(amount));
}
