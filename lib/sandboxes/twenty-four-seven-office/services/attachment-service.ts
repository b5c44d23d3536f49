import { createHash } from 'node:crypto';
import { contentOf } from '../state/file-shelf.ts';
import type { KeptFile } from '../state/kept-file.ts';
import { attachmentTypes } from '../types/attachment-types.ts';
import { processingFault } from '../wire/soap-fault.ts';
import { recordOf, textOf, wholeOf } from '../wire/xml-value.ts';
import { findFiles } from './find-files.ts';
import { accountingNamespace, type ClientCall, readingOperation, type Service } from './service.ts';

/** Files of incoming invoices, found by stamp number. https://developer.24sevenoffice.com/docs/attachmentservice.html */
export const attachmentService: Service = {
  name: 'AttachmentService',
  host: 'webservices',
  path: '/Economy/Accounting/Accounting_V001/AttachmentService.asmx',
  namespace: accountingNamespace,
  types: attachmentTypes,
  operations: {
    GetFileInfo: readingOperation(findFiles),
    GetSize: readingOperation((call) => String(contentAsked(call).length)),
    DownloadChunk: readingOperation(downloadChunk),
    GetChecksum: readingOperation((call) => createHash('md5').update(contentAsked(call)).digest('hex')),
    GetMaxRequestLength: readingOperation(({ state }) => String(state.switches.maxRequestLength)),
  },
};

/** What an answer carries besides the chunk; the vendor counts it and does not say how much it is. */
const overhead = 2048;

/** One chunk in base64; at the end of the file an empty one. */
function downloadChunk(call: ClientCall): string {
  const content = contentAsked(call);
  const offset = wholeOf(call.input, 'offset') ?? 0;
  const size = wholeOf(call.input, 'bufferSize') ?? 0;
  if (offset < 0 || offset > content.length) throw processingFault('The offset is outside of the file');
  if (size < 1) throw processingFault('The buffer size must be positive');
  if (Math.ceil(size / 3) * 4 + overhead > call.state.switches.maxRequestLength * 1024) {
    throw processingFault('Maximum request length exceeded.', 'System.Web.HttpException');
  }
  return content.subarray(offset, offset + size).toString('base64');
}

function contentAsked(call: ClientCall): Buffer {
  const content = contentOf(fileAsked(call), call.files);
  if (content === undefined) throw processingFault('Could not find file', 'System.IO.FileNotFoundException');
  return content;
}

/** Clients pass the file back as they got it. Which of its elements matter is not documented: here id, type and stamp. */
function fileAsked({ input, client }: ClientCall): KeptFile {
  const asked = recordOf(input, 'file');
  const found = client.files.find(
    ({ id, type, stampNo }) =>
      id === wholeOf(asked, 'Id') && type === textOf(asked, 'Type') && stampNo === wholeOf(asked, 'StampNo'),
  );
  if (found === undefined) throw processingFault('The file does not exist');
  return found;
}
