import type { VendorOperation } from '../http/operation.ts';
import { bookedEntryOperations } from './booked-entries.ts';
import { chartOperations } from './chart.ts';
import { documentOperations } from './documents.ts';
import { draftEntryOperations } from './draft-entries.ts';
import { journalOperations } from './journals.ts';
import { projectOperations } from './projects.ts';
import { webhookOperations } from './webhooks.ts';

/** Everything on the host of the services. */
export const servicesOperations: readonly VendorOperation[] = [
  ...projectOperations,
  ...draftEntryOperations,
  ...journalOperations,
  ...documentOperations,
  ...bookedEntryOperations,
  ...chartOperations,
  ...webhookOperations,
];
