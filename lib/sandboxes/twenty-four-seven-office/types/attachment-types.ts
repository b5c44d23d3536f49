import { typeTable } from '../wire/type-table.ts';

/** The reading types of AttachmentService. https://developer.24sevenoffice.com/docs/attachmentservice.html */
export const attachmentTypes = typeTable(
  {
    GetFileInfo: ['parameters? FileSearchParameters'],
    FileSearchParameters: [
      'StampNo? ArrayOfInt',
      'FileId? ArrayOfInt',
      'AttachmentRegisteredAfter? dateTime = DATE_MIN',
      'AttachmentChangedAfter? dateTime = DATE_MIN',
      'HasStampNo~ boolean',
      'FileApproved~ boolean',
      'AttachmentStatus? ArrayOfFlagType',
    ],
    ArrayOfInt: ['int* int'],
    ArrayOfFlagType: ['FlagType* FlagType'],
    GetFileInfoResponse: ['GetFileInfoResult? ArrayOfImageFile'],
    ArrayOfImageFile: ['ImageFile*~ ImageFile'],
    ImageFile: [
      'Id int',
      'Type ImageType',
      'StampNo int',
      'StampMeta? ArrayOfKeyValuePair',
      'FrameInfo? ArrayOfImageFrameInfo',
      'ContactId? ArrayOfInt',
    ],
    ArrayOfKeyValuePair: ['KeyValuePair* KeyValuePair'],
    KeyValuePair: ['Key? string', 'Value? string'],
    ArrayOfImageFrameInfo: ['ImageFrameInfo*~ ImageFrameInfo'],
    ImageFrameInfo: ['Id int', 'Uri? string', 'StampNo int', 'MetaData? ArrayOfKeyValuePair', 'Status int'],
    GetSize: ['file? ImageFile'],
    GetSizeResponse: ['GetSizeResult long'],
    DownloadChunk: ['file? ImageFile', 'offset long', 'bufferSize int'],
    DownloadChunkResponse: ['DownloadChunkResult? base64Binary'],
    GetChecksum: ['file? ImageFile'],
    GetChecksumResponse: ['GetChecksumResult? string'],
    GetMaxRequestLength: [],
    GetMaxRequestLengthResponse: ['GetMaxRequestLengthResult long'],
  },
  {
    ImageType: 'Unknown Wmf Png Tiff Pdf Bmp Gif Jpeg',
    FlagType: 'None Assigned Approved Declined Archived Distributed PrepostedInJournal PostedInJournal',
  },
);
