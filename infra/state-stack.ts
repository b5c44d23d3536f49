import type { StackProps } from 'aws-cdk-lib';
import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { tableDescription } from '../lib/store/table-description.ts';
import { filesBucket } from './constructs/files-bucket.ts';

type StateStackProps = StackProps & {
  /** So many of the table's indexes; left out, all. */
  readonly tableIndexes?: number | undefined;
};

/** What must survive every deployment: the one table, the bucket of files, and the key that seals credentials. */
export class StateStack extends Stack {
  readonly table: Table;
  readonly credentialsKey: Key;
  readonly files: Bucket;

  constructor(scope: Construct, id: string, { tableIndexes, ...props }: StateStackProps) {
    super(scope, id, {
      ...props,
      description: 'Ledgerbridge: receipts, integrations and the key of their credentials',
    });
    this.table = new Table(this, 'Table', {
      partitionKey: textAttribute(tableDescription.partitionKey),
      sortKey: textAttribute(tableDescription.sortKey),
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: tableDescription.timeToLiveAttribute,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    for (const { name, partitionKey, sortKey, projection } of tableDescription.indexes.slice(0, tableIndexes)) {
      this.table.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: textAttribute(partitionKey),
        sortKey: sortKey === undefined ? undefined : textAttribute(sortKey),
        ...projected(projection),
      });
    }
    this.credentialsKey = new Key(this, 'CredentialsKey', {
      description: 'Seals the credentials and sessions of integrations',
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.files = filesBucket(this);
    new CfnOutput(this, 'TableName', { value: this.table.tableName, description: 'For npm run integration' });
    new CfnOutput(this, 'CredentialsKeyArn', {
      value: this.credentialsKey.keyArn,
      description: 'For npm run integration',
    });
  }
}

function projected(projection: (typeof tableDescription.indexes)[number]['projection']) {
  if (projection === 'ALL') return { projectionType: ProjectionType.ALL };
  if (projection === 'KEYS_ONLY') return { projectionType: ProjectionType.KEYS_ONLY };
  return { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: [...projection] };
}

function textAttribute(name: string): { name: string; type: AttributeType } {
  return { name, type: AttributeType.STRING };
}
