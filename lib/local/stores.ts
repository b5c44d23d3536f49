import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { SQSClient } from '@aws-sdk/client-sqs';
import { mailFolder } from './data-folder.ts';
import { noteEndedWell, takeEndedWell } from './ended-well.ts';
import { resourcesOf } from './known-types.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { mendIndexes } from './mend-indexes.ts';
import { createBucket, createQueue, queueClientOf } from './queues.ts';
import { startServerThread } from './server-thread.ts';
import { ensureTable, tableClientOf } from './tables.ts';
import type { TemplateView } from './template-view.ts';

/** The embedded servers of one run: tables on disk, queues in memory, objects and mails as files. */
export type Stores = {
  readonly tablesUrl: string;
  readonly queuesUrl: string;
  readonly mail: Pick<MailServer, 'url' | 'hear'>;
  readonly tables: DynamoDBClient;
  readonly queues: SQSClient;
  /** Make what the template names. What is kept from an earlier run stays. */
  furnish(view: TemplateView): Promise<void>;
  close(): Promise<void>;
};

/** Start the embedded servers over a data folder. */
export async function openStores(dataFolder: string): Promise<Stores> {
  const folders = { tables: join(dataFolder, 'tables'), objects: join(dataFolder, 'objects') };
  for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const [tableServer, queueServer, mailServer] = await Promise.all([
    startServerThread('tables-entry.ts', folders.tables),
    startServerThread('queues-entry.ts', folders.objects),
    startMailServer(mailFolder(dataFolder)),
  ]);
  const endedWell = takeEndedWell(dataFolder);
  let isWhole = false;
  const tables = tableClientOf(tableServer.url);
  const queues = queueClientOf(queueServer.url);
  return {
    tablesUrl: tableServer.url,
    queuesUrl: queueServer.url,
    mail: mailServer,
    tables,
    queues,
    async furnish({ assembly, properties, refOf, attributeOf }) {
      for (const resource of resourcesOf(assembly, 'AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable')) {
        await ensureTable(tables, refOf(resource), properties(resource));
        // Reads the whole table.
        if (!endedWell) await mendIndexes(tables, refOf(resource));
      }
      isWhole = true;
      for (const resource of resourcesOf(assembly, 'AWS::SQS::Queue')) {
        await createQueue(queues, attributeOf(resource, 'QueueName'), properties(resource));
      }
      for (const resource of resourcesOf(assembly, 'AWS::S3::Bucket')) {
        await createBucket(queueServer.url, refOf(resource));
      }
    },
    async close() {
      tables.destroy();
      queues.destroy();
      const [isAnswered] = await Promise.all([tableServer.close(), queueServer.close(), mailServer.close()]);
      if (isWhole && isAnswered) noteEndedWell(dataFolder);
    },
  };
}
