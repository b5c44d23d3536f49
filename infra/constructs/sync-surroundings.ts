import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { FunctionSurroundings } from './node-function.ts';

/** What all functions of the sync stack work with. */
export type SyncSurroundings = FunctionSurroundings & {
  readonly table: ITable;
  readonly credentialsKey: IKey;
  readonly files: IBucket;
  /** The address that mails are sent from, where the deployment has one. */
  readonly mailFrom: string | undefined;
  /** VENDOR_ENDPOINTS and other deployment settings that connectors read. */
  readonly vendorEnvironment: Readonly<Record<string, string>>;
};
