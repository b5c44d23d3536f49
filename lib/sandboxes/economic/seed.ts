import { createEconomicControl } from './control.ts';

/** An agreement that has let one app in. */
export type AgreementSeed = {
  readonly number: number;
  readonly companyName: string;
  readonly appSecretToken: string;
  readonly appPublicToken: string;
  readonly grantToken: string;
};

/** Make an agreement with the default set-up and its app. A second time changes nothing that was made meanwhile. */
export async function seedAgreement(url: string, seed: AgreementSeed): Promise<void> {
  const { number, companyName, appSecretToken, appPublicToken, grantToken } = seed;
  const control = createEconomicControl(url);
  await control.putApp({ secretToken: appSecretToken, publicToken: appPublicToken });
  const known = await control.agreement(number);
  await control.putAgreement(number, { companyName: known?.companyName ?? companyName });
  await control.grant(number, { token: grantToken, appPublicToken });
}

/**
 * Give an agreement the ledger lines of a company that buys for its projects: two suppliers' invoices on projects, one
 * of them with its document, and one line that belongs to no project. Does nothing when anything is booked.
 */
export async function seedExpenses(
  url: string,
  { number, projects, day }: { readonly number: number; readonly projects: readonly number[]; readonly day: string },
): Promise<void> {
  const control = createEconomicControl(url);
  const known = await control.agreement(number);
  if (known === undefined || Object.keys(known.bookedEntries).length > 0) {
    return;
  }
  const document = { content: Buffer.from(examplePdf).toString('base64') };
  const common = { entryTypeNumber: 3, date: day, supplierNumber: 1, contraAccountNumber: 1320, contraVatCode: 'I25' };
  for (const [index, projectNumber] of projects.entries()) {
    const entry = {
      ...common,
      projectNumber,
      amount: -1250 * (index + 1),
      text: `Materialer til projekt ${projectNumber}`,
    };
    await control.bookVoucher(number, { entries: [entry], ...(index === 0 ? { document } : {}) });
  }
  const office = { ...common, contraAccountNumber: 3600, amount: -312.5, text: 'Papir' };
  await control.bookVoucher(number, { entries: [office] });
}

const examplePdf = `%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>> endobj
trailer <</Root 1 0 R>>
%%EOF
`;
