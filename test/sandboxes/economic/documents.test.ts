import { request } from 'undici';
import {
  agreement,
  anInvoice,
  aPdf,
  aSmallAgreement,
  codesOf,
  documentForm,
  type OpenEconomic,
  openEconomic,
  paths,
} from './sandbox-fixture.ts';

let economic: OpenEconomic;

beforeEach(async () => {
  economic = await openEconomic();
  await aSmallAgreement(economic);
  await economic.services(paths.entries, { json: anInvoice });
});

afterEach(() => economic.sandbox.close());

const attach = (voucherNumber: number, given?: Parameters<typeof documentForm>[1]) =>
  economic.services(paths.documents, { form: documentForm(voucherNumber, given) });
const documents = async () => (await economic.control.agreement(agreement.number))?.documents ?? [];

describe('the document of a voucher', () => {
  it('is attached to a draft, found by year and voucher, read back, and still there after booking', async () => {
    const made = await attach(1001);
    expect([made.status, made.body]).toEqual([201, { number: 1 }]);
    await economic.services(`${paths.journals}/1/bookdraftentries`, { json: { entryNumbers: [101] } });
    const filter = encodeURIComponent('accountingYear$eq:2026$and:voucherNumber$eq:1001');
    const { items } = (await economic.services(`${paths.documents}?filter=${filter}`)).body;
    expect(items).toEqual([{ number: 1, voucherNumber: 1001, accountingYear: '2026', pageCount: 1 }]);
    const pdf = await request(`${economic.sandbox.servicesUrl}${paths.documents}/1/pdf`, {
      headers: { 'x-appsecrettoken': agreement.appSecretToken, 'x-agreementgranttoken': agreement.grantToken },
    });
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(Buffer.from(await pdf.body.arrayBuffer())).toEqual(aPdf);
    expect((await attach(1001, { onConflict: '1' })).status).toBe(400);
  });

  it('grows with a second file, or refuses it when told so', async () => {
    await attach(1001);
    expect(codesOf(await attach(1001, { onConflict: '1' }))).toBe('DocumentAlreadyAttachedToVoucher');
    expect((await attach(1001)).body).toEqual({ number: 1 });
    expect((await documents()).map(({ parts }) => parts.length)).toEqual([2]);
  });

  it.each([
    ['a voucher that is not there', 4711, {}, 'InvalidVoucherNumber'],
    ['voucher 0', 0, {}, 'InvalidVoucherNumber'],
    ['the voucher of another year', 1001, { year: '2025' }, 'InvalidVoucherNumber'],
    ['an unknown year', 1001, { year: '1999' }, 'AccountingYearNotFound'],
    ['a text that calls itself PDF', 1001, { file: Buffer.from('hello') }, 'InvalidFileData'],
    ['nothing', 1001, { file: Buffer.alloc(0) }, 'InvalidFileData'],
    [
      'one byte too many',
      1001,
      { file: Buffer.concat([aPdf, Buffer.alloc(9_437_185 - aPdf.length)]) },
      'InvalidFileData',
    ],
  ])('is refused for %s', async (_, voucher, given, told) => {
    expect(codesOf(await attach(voucher, given))).toBe(told);
    expect(await documents()).toEqual([]);
  });

  it('may have 9 MB', async () => {
    const file = Buffer.concat([aPdf, Buffer.alloc(9_437_184 - aPdf.length)]);
    expect((await attach(1001, { file })).status).toBe(201);
  });

  it.each([
    ['forbidden' as const, 403, 'AccessDeniedAgreementMissingModules'],
    ['bad-request' as const, 400, 'UnableToAttach'],
  ])('needs Smart or Advanced (told as %s)', async (missingPackage, status, told) => {
    await economic.control.setSwitches({ missingPackage });
    await economic.control.putAgreement(agreement.number, { package: 'Plus' });
    const answer = await attach(1001);
    expect([answer.status, codesOf(answer)]).toEqual([status, told]);
    await economic.control.putAgreement(agreement.number, { package: 'Advanced' });
    expect((await attach(1001)).status).toBe(201);
  });

  it('can be absent after the vendor said that it is there', async () => {
    await economic.control.addFault({ operation: 'documents.create', fault: 'absent', times: 1 });
    expect((await attach(1001)).status).toBe(201);
    expect(await documents()).toEqual([]);
    await attach(1001);
    expect(await documents()).toHaveLength(1);
  });
});
