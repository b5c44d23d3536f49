import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

/**
 * The bucket of files: private, encrypted, over TLS alone. Files that only pass through (attachments on their way) go after
 * thirty days; export files stay.
 */
export function filesBucket(scope: Construct): Bucket {
  const files = new Bucket(scope, 'Files', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    lifecycleRules: [
      { id: 'unfinished', abortIncompleteMultipartUploadAfter: Duration.days(1) },
      { id: 'passing', prefix: 'passing/', expiration: Duration.days(30) },
    ],
    removalPolicy: RemovalPolicy.RETAIN,
  });
  Validations.of(files).acknowledge({
    id: 'AwsSolutions::AwsSolutions-S1',
    reason:
      'Only Lambdas of this deployment reach the objects, each by its role. Who moved which document is on its receipt; an ' +
      'access log would be a second bucket of the same facts.',
  });
  return files;
}
