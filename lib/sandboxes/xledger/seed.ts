import { pageOfText } from '../parts/page-of-text.ts';
import { createXledgerControl } from './control.ts';

/** One entity with the ways into it. */
export type EntitySeed = {
  readonly ownerCode: number;
  readonly name: string;
  readonly token: string;
  readonly creditsPerHour: number;
  readonly soapUser?: { readonly userName: string; readonly password: string } | undefined;
};

/** Makes an entity with the default set-up, its token and its SOAP user. A second time changes no record. */
export async function seedXledgerEntity(url: string, seed: EntitySeed): Promise<void> {
  const { ownerCode, name, token, creditsPerHour, soapUser } = seed;
  const control = createXledgerControl(url);
  await control.putEntity(ownerCode, { name });
  await control.putToken(token, { ownerCode, creditsPerHour });
  if (soapUser === undefined) return;
  await control.putSoapUser(soapUser.userName, { password: soapUser.password, ownerCodes: [ownerCode] });
}

/** Supplier invoices of the example: number, supplier, account, tax rule, what for, gross in hundredths. */
const invoices = [
  [40_001, '60001', '4500', '1', 'Rørlegger, uke 12', 1_250_000],
  [40_002, '60002', '6700', '1', 'Geoteknisk rapport', 2_875_050],
  [40_003, '60003', '7140', '12', 'Hotell, befaring', 224_000],
] as const;

const suppliers = [
  ['60001', 'Eksempel Rør AS'],
  ['60002', 'Eksempel Grunn AS'],
  ['60003', 'Eksempel Hotell AS'],
] as const;

/**
 * Posts supplier invoices with their documents on these projects, which are made when they are missing. An entity with
 * vouchers is left as it is.
 */
export async function seedExpenses(
  url: string,
  { ownerCode, projectCodes, day }: { ownerCode: number; projectCodes: readonly string[]; day: string },
): Promise<void> {
  const control = createXledgerControl(url);
  const entity = await control.entity(ownerCode);
  if (entity.headers.length > 0 || projectCodes.length === 0) return;
  for (const code of projectCodes) {
    const isThere = entity.projects.some((project) => project.code === code);
    if (!isThere) await control.addRecord(ownerCode, 'projects', { code, description: `Prosjekt ${code}` });
  }
  for (const [code, description] of suppliers) {
    await control.addRecord(ownerCode, 'suppliers', { code, description });
  }
  for (const [index, [number, supplierCode, account, taxRule, text, amount]] of invoices.entries()) {
    const projectCode = projectCodes[index % projectCodes.length];
    const lines = [{ account, amount, taxRule, text, ...(projectCode === undefined ? {} : { projectCode }) }];
    const invoice = { invoiceNumber: `F-${number}`, invoiceDate: day, dueDate: day };
    const base64 = pageOfText([`Faktura F-${number}`, text]).toString('base64');
    const file = { name: `F-${number}.pdf`, contentType: 'application/pdf', base64 };
    await control.postVoucher(ownerCode, { number, postedDate: day, text, supplierCode, ...invoice, lines, file });
  }
}
