import { list, one, oneOrNil, optional, type ServiceDescription } from './service-description.ts';

/** https://developer.24sevenoffice.com/docs/attachmentservice.html. On the second host, in the accounting namespace. */
export const attachmentService: ServiceDescription = {
  name: 'AttachmentService',
  namespace: 'http://24sevenoffice.com/webservices/economy/accounting/',
  address: 'https://webservices.24sevenoffice.com/Economy/Accounting/Accounting_V001/AttachmentService.asmx',
  operations: {
    GetFileInfo: {
      input: [optional('parameters', 'FileSearchParameters')],
      output: [optional('GetFileInfoResult', 'ArrayOfImageFile')],
    },
    GetSize: { input: [optional('file', 'ImageFile')], output: [one('GetSizeResult', 'long')] },
    DownloadChunk: {
      input: [optional('file', 'ImageFile'), one('offset', 'long'), one('bufferSize', 'int')],
      output: [optional('DownloadChunkResult', 'base64Binary')],
    },
    GetChecksum: { input: [optional('file', 'ImageFile')], output: [optional('GetChecksumResult', 'string')] },
    GetMaxRequestLength: { input: [], output: [one('GetMaxRequestLengthResult', 'long')] },
  },
  types: {
    FileSearchParameters: [
      optional('StampNo', 'ArrayOfInt'),
      oneOrNil('HasStampNo', 'boolean'),
      oneOrNil('FileApproved', 'boolean'),
    ],
    ArrayOfInt: [{ name: 'int', type: 'int', minOccurs: '0', maxOccurs: 'unbounded', nillable: false }],
    ArrayOfImageFile: list('ImageFile', 'ImageFile'),
    ImageFile: [one('Id', 'int'), one('Type', 'ImageType'), one('StampNo', 'int')],
  },
  enumerations: { ImageType: ['Unknown', 'Wmf', 'Png', 'Tiff', 'Pdf', 'Bmp', 'Gif', 'Jpeg'] },
};
