import { S3Client } from '@aws-sdk/client-s3';
import type { Environment } from './environment.ts';

/** The client of the bucket of files. One machine's server knows buckets by the path alone. */
export function fileClient({ AWS_ENDPOINT_URL_S3: endpoint }: Environment): S3Client {
  const patience = { maxAttempts: 5, requestHandler: { connectionTimeout: 1000, requestTimeout: 20_000 } };
  return new S3Client({ ...patience, ...(endpoint !== undefined && { endpoint, forcePathStyle: true }) });
}
