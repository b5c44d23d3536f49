import type { Message } from '@aws-sdk/client-sqs';
import { localRegion } from './local-names.ts';

/** The event that Lambda makes of a batch: https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
export function sqsEvent(batch: readonly Message[], queueArn: string): object {
  return {
    Records: batch.map((message) => ({
      messageId: message.MessageId,
      receiptHandle: message.ReceiptHandle,
      body: message.Body,
      attributes: message.Attributes ?? {},
      messageAttributes: Object.fromEntries(
        Object.entries(message.MessageAttributes ?? {}).map(([name, { DataType, StringValue }]) => [
          name,
          { dataType: DataType, stringValue: StringValue, stringListValues: [], binaryListValues: [] },
        ]),
      ),
      md5OfBody: message.MD5OfBody,
      eventSource: 'aws:sqs',
      eventSourceARN: queueArn,
      awsRegion: localRegion,
    })),
  };
}
