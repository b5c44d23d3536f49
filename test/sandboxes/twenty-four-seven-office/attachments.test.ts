import { createHash } from 'node:crypto';
import { anna, faultOf, startVendor, textIn, textsIn, type VendorCaller } from './support/vendor-caller.ts';

let vendor: VendorCaller;
beforeEach(async () => {
  vendor = await startVendor();
});
afterEach(() => vendor.sandbox.close());

const ledger = () => vendor.control.ledger(anna.clientId);
const nils = '<HasStampNo xsi:nil="true" /><FileApproved xsi:nil="true" />';
const info = (criteria: string) => vendor.call('attachment.GetFileInfo', `<parameters>${criteria}</parameters>`);
const ofStamp = (stampNo: number) => info(`<StampNo><int>${stampNo}</int></StampNo>${nils}`);

type Asked = { id: number; type?: string; stampNo?: number };
const element = ({ id, type = 'Pdf', stampNo = 456 }: Asked) =>
  `<file><Id>${id}</Id><Type>${type}</Type><StampNo>${stampNo}</StampNo></file>`;
const chunk = (file: Asked, offset: number, bufferSize: number) =>
  vendor.call(
    'attachment.DownloadChunk',
    `${element(file)}<offset>${offset}</offset><bufferSize>${bufferSize}</bufferSize>`,
  );
const bytes = async (file: Asked, offset: number, bufferSize: number) =>
  Buffer.from(textIn((await chunk(file, offset, bufferSize)).text, 'DownloadChunkResult') ?? '', 'base64');

describe('GetFileInfo', () => {
  it('lists every file of a stamp, with what is known of the invoice', async () => {
    await ledger().addFiles(456, { type: 'Png', size: 5, meta: { CustomerName: 'Kabel AS' } }, { size: 7 });
    await ledger().addFiles(457, { size: 1 });
    const { text } = await ofStamp(456);
    expect([textsIn(text, 'Type'), textsIn(text, 'Id')]).toEqual([
      ['Png', 'Pdf'],
      ['9001', '1', '9002', '1'],
    ]);
    expect(text).toContain('<KeyValuePair><Key>CustomerName</Key><Value>Kabel AS</Value></KeyValuePair>');
    expect(text).toContain('<ImageFrameInfo><Id>1</Id><StampNo>456</StampNo><Status>0</Status></ImageFrameInfo>');
  });

  it('answers an unknown stamp with nothing, and a search for nothing with a fault', async () => {
    expect((await ofStamp(999)).text).toContain('<GetFileInfoResult />');
    expect(faultOf(await info(nils))).toBe('Please specify at least one search parameter');
  });

  it.each([
    ['its id', `<FileId><int>9002</int></FileId>${nils}`],
    ['its status', `${nils}<AttachmentStatus><FlagType>Assigned</FlagType></AttachmentStatus>`],
    ['not being approved', '<HasStampNo xsi:nil="true" /><FileApproved>false</FileApproved>'],
  ])('finds a file by %s', async (_what, criteria) => {
    await ledger().addFiles(456, { size: 1 }, { size: 2, status: 'Assigned' });
    expect(textsIn((await info(criteria)).text, 'Id')[0]).toBe('9002');
  });

  it.each([
    ['a missing HasStampNo', '<StampNo><int>1</int></StampNo><FileApproved xsi:nil="true" />'],
    ['an unknown status', `${nils}<AttachmentStatus><FlagType>APPROVED</FlagType></AttachmentStatus>`],
    ['elements out of order', `<FileId><int>1</int></FileId><StampNo><int>1</int></StampNo>${nils}`],
  ])('refuses %s', async (_what, criteria) => {
    expect(faultOf(await info(criteria))).toMatch(/^Instance validation error/);
  });

  it('is in the lower-case namespace, on the second host alone', async () => {
    const host = await vendor.call('attachment.GetMaxRequestLength', '', { host: 'api' });
    expect(host.status).toBe(404);
    expect(textIn((await vendor.call('attachment.GetMaxRequestLength')).text, 'GetMaxRequestLengthResult')).toBe(
      '4096',
    );
  });
});

describe('DownloadChunk', () => {
  it('gives the file piece by piece, and then nothing', async () => {
    const content = Buffer.from('0123456789');
    const [file] = await ledger().addFiles(456, { contentBase64: content.toString('base64') });
    const id = file?.id ?? 0;
    const pieces = [await bytes({ id }, 0, 4), await bytes({ id }, 4, 4), await bytes({ id }, 8, 4)];
    expect(pieces.map(String)).toEqual(['0123', '4567', '89']);
    expect((await chunk({ id }, 10, 4)).text).toContain('<DownloadChunkResult />');
    expect(textIn((await vendor.call('attachment.GetSize', element({ id }))).text, 'GetSizeResult')).toBe('10');
    const md5 = createHash('md5').update(content).digest('hex');
    expect(textIn((await vendor.call('attachment.GetChecksum', element({ id }))).text, 'GetChecksumResult')).toBe(md5);
  });

  it('gives made-up bytes that the control tells the hash of', async () => {
    const [file] = await ledger().addFiles(456, { size: 3_000_000 });
    const id = file?.id ?? 0;
    const parts = [await bytes({ id }, 0, 2_048_000), await bytes({ id }, 2_048_000, 2_048_000)];
    const content = Buffer.concat(parts);
    expect([content.length, content.subarray(0, 8).toString()]).toEqual([3_000_000, '%PDF-1.7']);
    expect(createHash('sha256').update(content).digest('hex')).toBe(file?.sha256);
    expect((await ledger().fileContent(id)).equals(content)).toBe(true);
  });

  it.each<[string, Asked, number, number, string]>([
    ['an unknown file', { id: 1 }, 0, 1, 'The file does not exist'],
    ['a file of another type', { id: 9001, type: 'Png' }, 0, 1, 'The file does not exist'],
    ['a file of another stamp', { id: 9001, stampNo: 1 }, 0, 1, 'The file does not exist'],
    ['an offset before the file', { id: 9001 }, -1, 1, 'The offset is outside of the file'],
    ['an offset behind the file', { id: 9001 }, 11, 1, 'The offset is outside of the file'],
    ['no bytes', { id: 9001 }, 0, 0, 'The buffer size must be positive'],
    ['more than the greatest length', { id: 9001 }, 0, 3_145_728, 'Maximum request length exceeded.'],
    ['a file that is gone', { id: 9002 }, 0, 1, 'Could not find file'],
  ])('refuses %s', async (_what, file, offset, size, words) => {
    await ledger().addFiles(456, { size: 10 }, { size: 10, isMissing: true });
    const reply = await chunk(file, offset, size);
    expect([reply.status, faultOf(reply)]).toEqual([500, expect.stringContaining(words)]);
  });

  it('is an empty file from the start', async () => {
    const [file] = await ledger().addFiles(456, { size: 0 });
    expect((await bytes({ id: file?.id ?? 0 }, 0, 10)).length).toBe(0);
  });

  it('is of the own client only', async () => {
    const [file] = await ledger().addFiles(456, { size: 3 });
    const other = {
      ...anna,
      identityId: 'aaaaaaaa-0000-4000-8000-000000000002',
      clientId: '42',
      clientName: 'Other AS',
    };
    await vendor.control.putLogin('other@example.com', {
      password: anna.password,
      identities: [{ id: other.identityId, clientId: '42', clientName: 'Other AS' }],
    });
    const parts = `<ApplicationId>${anna.applicationId}</ApplicationId><Password>${anna.password}</Password><Username>other@example.com</Username>`;
    vendor.session = await vendor.logIn(parts);
    expect((await ofStamp(456)).text).toContain('<GetFileInfoResult />');
    expect(faultOf(await chunk({ id: file?.id ?? 0 }, 0, 1))).toBe('The file does not exist');
  });
});

describe('a chunk goes wrong', () => {
  it('in the middle of the file, and of that file only', async () => {
    await ledger().addFiles(456, { size: 10 }, { size: 10 });
    const fault = {
      operation: 'DownloadChunk',
      fault: 'unknown-fault',
      fromOffset: 5,
      fileId: 9001,
      times: 1,
    } as const;
    await vendor.control.addFault(fault);
    const asked: [number, number][] = [
      [9001, 0],
      [9002, 5],
      [9001, 5],
      [9001, 5],
    ];
    const statuses: number[] = [];
    for (const [id, offset] of asked) statuses.push((await chunk({ id }, offset, 5)).status);
    expect(statuses).toEqual([200, 200, 500, 200]);
  });

  it.each([
    ['short-chunk', '01234'],
    ['changed-chunk', '01234\ufffd6789'],
    ['empty-chunk', ''],
  ] as const)('%s', async (fault, seen) => {
    const contentBase64 = Buffer.from('0123456789').toString('base64');
    const [file] = await ledger().addFiles(456, { contentBase64 });
    await vendor.control.addFault({ operation: 'DownloadChunk', fault, times: 1 });
    expect(String(await bytes({ id: file?.id ?? 0 }, 0, 10))).toBe(seen);
    expect(String(await bytes({ id: file?.id ?? 0 }, 0, 10))).toBe('0123456789');
  });
});
