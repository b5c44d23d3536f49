import { Stack, Validations } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { tableDescription } from '../../lib/store/table-description.ts';

// Exactly what the stores use: no Scan, no transactions, and nothing is deleted but by its time to live.
const readActions = ['dynamodb:GetItem', 'dynamodb:BatchGetItem'];
const writeActions = ['dynamodb:PutItem', 'dynamodb:UpdateItem'];

/** May read items of the table and query it and its indexes. */
export function grantTableRead(grantee: IGrantable, table: ITable): void {
  grantTable(grantee, table, readActions);
}

/** May read, query and write. */
export function grantTableReadWrite(grantee: IGrantable, table: ITable): void {
  grantTable(grantee, table, [...readActions, ...writeActions]);
}

/** The keys of requests that were last sent, as `lib/store/keys.ts` makes them. Its separator is escaped in every part. */
const keptRequestKeys = 'T#*#I#*#Q#*';

/**
 * May put many requests at once into what is kept of them. A batch may also delete, so it reaches no other item of the table:
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
export function grantKeptRequests(grantee: IGrantable, table: ITable): void {
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['dynamodb:BatchWriteItem'],
      resources: [table.tableArn],
      conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [keptRequestKeys] } },
    }),
  );
}

/** May read, query, and write whole items; changes parts of none. */
export function grantTableReadPut(grantee: IGrantable, table: ITable): void {
  grantTable(grantee, table, [...readActions, 'dynamodb:PutItem']);
}

/**
 * May send mail from this address and no other. SES asks for SendRawEmail as well when SendEmail is given a whole message:
 * https://github.com/anymail/django-anymail/issues/384. The verified identity is the address or its domain.
 */
export function grantMail(grantee: IGrantable & Construct, from: string): void {
  const identity = (name: string) =>
    Stack.of(grantee).formatArn({ service: 'ses', resource: 'identity', resourceName: name });
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['ses:SendEmail', 'ses:SendRawEmail'],
      resources: [identity(from), identity(from.slice(from.lastIndexOf('@') + 1))],
      conditions: { StringEquals: { 'ses:FromAddress': from } },
    }),
  );
}

/** May send mail under these rules. https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
export function grantMailRules(grantee: IGrantable & Construct, rulesName: string): void {
  const resource = { service: 'ses', resource: 'configuration-set', resourceName: rulesName };
  allow(grantee, ['ses:SendEmail', 'ses:SendRawEmail'], [Stack.of(grantee).formatArn(resource)]);
}

/** The folders of the bucket, which its lifecycle tells apart. */
const fileFolders = ['passing', 'kept'];

/** May put files into the bucket and read them. Nothing is deleted but by the bucket's lifecycle. */
export function grantFiles(grantee: IGrantable & Construct, files: IBucket): void {
  // AbortMultipartUpload takes back the parts of a file that turns out too large. Without ListBucket a missing file would be
  // answered with 403 instead of 404: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
  const objects = fileFolders.map((folder) => `${files.bucketArn}/${folder}/*`);
  allow(grantee, ['s3:GetObject', 's3:PutObject', 's3:AbortMultipartUpload'], objects);
  allow(grantee, ['s3:ListBucket'], [files.bucketArn]);
  acknowledgeFolders(Stack.of(grantee), files);
}

/** Each finding is acknowledged by its own name, which holds the name under which the other stack exports the bucket. */
function acknowledgeFolders(stack: Stack, files: IBucket): void {
  const exported: unknown = files.stack.resolve(files.stack.exportValue(files.bucketArn));
  if (typeof exported !== 'object' || exported === null || !('Fn::ImportValue' in exported)) return;
  const bucket = exported['Fn::ImportValue'];
  for (const folder of fileFolders) {
    Validations.of(stack).acknowledge({
      id: `AwsSolutions::AwsSolutions-IAM5[Resource::${bucket}/${folder}/*]`,
      reason:
        'The names of files are not known beforehand. Each integration keeps to its own prefix (lib/store/file-keys.ts).',
    });
  }
}

/** May put nudges into these queues. */
export function grantSend(grantee: IGrantable, queues: readonly IQueue[]): void {
  allow(
    grantee,
    ['sqs:SendMessage'],
    queues.map((queue) => queue.queueArn),
  );
}

/** Stands for the vendor in the seal of requests: who may look at them can open no log-in. A test holds it to `lib/runtime/seal-long.ts`. */
export const sealedRequests = 'requests';

/** May seal and open texts of these vendors: the encryption context that the vault gives must name one of them. */
export function grantVault(grantee: IGrantable, key: IKey, vendors: readonly string[]): void {
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({
      actions: ['kms:Decrypt', 'kms:Encrypt'],
      resources: [key.keyArn],
      conditions: { StringEquals: { 'kms:EncryptionContext:vendor': [...vendors] } },
    }),
  );
}

function grantTable(grantee: IGrantable, table: ITable, actions: readonly string[]): void {
  allow(grantee, actions, [table.tableArn]);
  const indexes = tableDescription.indexes.map(({ name }) => `${table.tableArn}/index/${name}`);
  allow(grantee, ['dynamodb:Query'], [table.tableArn, ...indexes]);
}

function allow(grantee: IGrantable, actions: readonly string[], resources: readonly string[]): void {
  grantee.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({ actions: [...actions], resources: [...resources] }),
  );
}
