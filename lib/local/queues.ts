import { CreateQueueCommand, QueueAttributeName, SQSClient } from '@aws-sdk/client-sqs';
import { localAwsSettings } from './local-aws.ts';

/** Queue attributes that the embedded queue keeps to. Encryption and policies stay in AWS. */
const keptAttributes = [
  QueueAttributeName.VisibilityTimeout,
  QueueAttributeName.DelaySeconds,
  QueueAttributeName.MessageRetentionPeriod,
  QueueAttributeName.ReceiveMessageWaitTimeSeconds,
  QueueAttributeName.MaximumMessageSize,
  QueueAttributeName.RedrivePolicy,
  QueueAttributeName.FifoQueue,
  QueueAttributeName.ContentBasedDeduplication,
  QueueAttributeName.DeduplicationScope,
  QueueAttributeName.FifoThroughputLimit,
] as const;

/** Make a queue with the template's (resolved) properties. */
export async function createQueue(
  client: SQSClient,
  name: string,
  properties: Readonly<Record<string, unknown>>,
): Promise<void> {
  const attributes: Record<string, string> = {};
  for (const attribute of keptAttributes) {
    const value = properties[attribute];
    if (value !== undefined) {
      attributes[attribute] = typeof value === 'object' ? JSON.stringify(value) : String(value);
    }
  }
  await client.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
}

/** A client of the embedded queue server. Queue URLs are followed on that server only. */
export function queueClientOf(url: string): SQSClient {
  return new SQSClient({ ...localAwsSettings, endpoint: url, useQueueUrlAsEndpoint: false });
}

/** Make a bucket in the embedded object store, or find it there: `PUT /bucket` of the S3 API. */
export async function createBucket(url: string, name: string): Promise<void> {
  const answer = await fetch(`${url}/${name}`, { method: 'PUT' });
  // 409: it is there from an earlier run.
  if (!answer.ok && answer.status !== 409) {
    throw new Error(`The bucket ${name} could not be made: ${answer.status} ${await answer.text()}`);
  }
}
