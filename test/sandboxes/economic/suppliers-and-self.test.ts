import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { jsonSchemaOf } from '../../contracts/economic-schemas.ts';
import { agreement, type OpenEconomic, openEconomic, paths } from './sandbox-fixture.ts';

const vendorSchemas = join(import.meta.dirname, '../../../../shared/vendors/e-conomic/rest-schemas');
const whenAtHand = existsSync(vendorSchemas) ? it : it.skip;

let economic: OpenEconomic;

beforeEach(async () => {
  economic = await openEconomic();
});

afterEach(() => economic.sandbox.close());

/** What the vendor's own schema of an answer says against it. */
function objections(file: string, answer: unknown): string[] {
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const validate = ajv.compile(jsonSchemaOf(readFileSync(join(vendorSchemas, file), 'utf8')));
  validate(answer);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('suppliers', () => {
  it('have a name under their number; an unknown number is 404', async () => {
    expect((await economic.rest('/suppliers/1')).body).toMatchObject({
      ...{ supplierNumber: 1, name: 'Eksempel Byggevarer A/S', currency: 'DKK' },
    });
    expect((await economic.rest('/suppliers/77')).status).toBe(404);
  });

  whenAtHand('are answered as the vendor’s schema says', async () => {
    const { body } = await economic.rest('/suppliers/1');
    expect(objections('suppliers.supplierNumber.get.schema.json', body)).toEqual([]);
  });
});

describe('the agreement', () => {
  it.each([
    ['link', expect.stringMatching(/\/payment-terms\/2$/)],
    ['number', '2'],
    ['name', 'Netto 30 dage'],
  ] as const)('tells the payment terms of new customers by %s', async (defaultPaymentTerm, told) => {
    await economic.control.setSwitches({ defaultPaymentTerm });
    await economic.control.putAgreement(agreement.number, { defaultPaymentTerms: 2 });
    const { settings } = (await economic.rest('/self')).body;
    expect(settings).toEqual({ baseCurrency: 'DKK', defaultPaymentTerm: told });
  });

  it('tells none until some are chosen', async () => {
    expect((await economic.rest('/self')).body.settings).toEqual({ baseCurrency: 'DKK' });
  });

  whenAtHand('is answered as the vendor’s schema says', async () => {
    await economic.control.putAgreement(agreement.number, { defaultPaymentTerms: 2 });
    expect(objections('self.get.schema.json', (await economic.rest('/self')).body)).toEqual([]);
  });
});

describe('a VAT code with a contra account', () => {
  const reverse = { code: 'IREV', name: 'Omvendt betalingspligt', ratePercentage: 25, kind: 2, accountNumber: 6903 };

  it('is reverse charge: the cost keeps the whole amount, the tax stands on both accounts', async () => {
    const { vatCodes = [] } = (await economic.control.agreement(agreement.number)) ?? {};
    const withReverse = [...vatCodes, { ...reverse, kind: 2 as const, contraAccountNumber: 6902 }];
    await economic.control.putAgreement(agreement.number, { vatCodes: withReverse });
    const entry = { entryTypeNumber: 3, date: '2026-03-02', supplierNumber: 1, amount: -1000, text: 'Stål' };
    await economic.control.bookVoucher(agreement.number, {
      entries: [{ ...entry, contraAccountNumber: 1320, contraVatCode: 'IREV' }],
    });
    const { items } = (await economic.services(paths.booked)).body;
    const lines = items.map((line: Record<string, unknown>) => [line.accountNumber, line.amount]);
    expect(lines).toEqual([
      [6800, -1000],
      [1320, 1000],
      [6903, 250],
      [6902, -250],
    ]);
  });
});
