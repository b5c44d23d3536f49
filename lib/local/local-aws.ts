import { localRegion } from './local-names.ts';

/** How the embedded servers are spoken to: no account is behind these names, and nothing checks them. */
export const localAwsSettings = {
  region: localRegion,
  credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
} as const;

/**
 * The environment that leads every AWS client of a function to this machine. The general endpoint is the queue server's:
 * a client of any other service is refused there instead of leaving the machine.
 */
export function awsEnvironment(addresses: { tables: string; queues: string; mail: string }): Record<string, string> {
  return {
    AWS_REGION: localRegion,
    AWS_DEFAULT_REGION: localRegion,
    AWS_ACCESS_KEY_ID: localAwsSettings.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: localAwsSettings.credentials.secretAccessKey,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: addresses.queues,
    AWS_ENDPOINT_URL_DYNAMODB: addresses.tables,
    AWS_ENDPOINT_URL_S3: addresses.queues,
    AWS_ENDPOINT_URL_SQS: addresses.queues,
    AWS_ENDPOINT_URL_SESV2: addresses.mail,
  };
}
