import * as z from 'zod';

/** The types of files by the vendor's names; the developer page writes them otherwise, the WSDL decides. */
export const imageType = z.enum(['Unknown', 'Wmf', 'Png', 'Tiff', 'Pdf', 'Bmp', 'Gif', 'Jpeg']);

/** How far a file has come in the approval of incoming invoices. */
export const flagType = z.enum([
  'None',
  'Assigned',
  'Approved',
  'Declined',
  'Archived',
  'Distributed',
  'PrepostedInJournal',
  'PostedInJournal',
]);

/** A file of a stamp number. Bytes that were made up are made again from id and size; others lie on the file shelf. */
export const keptFile = z.object({
  id: z.int(),
  type: imageType,
  stampNo: z.int(),
  size: z.int(),
  sha256: z.string(),
  isMadeUp: z.boolean(),
  isMissing: z.boolean(),
  status: flagType,
  meta: z.record(z.string(), z.string()),
  approverIds: z.array(z.int()),
  registeredAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
});

/** A file of a stamp number. */
export type KeptFile = z.infer<typeof keptFile>;
