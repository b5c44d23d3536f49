import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  ClientAttributes,
  FeaturePlan,
  Mfa,
  OAuthScope,
  StringAttribute,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';

/** The group whose members see all tenants. */
const operatorGroup = 'operator';

/**
 * The console's people: a Cognito user pool whose users are made by an administrator. Membership in the group `operator`, or the
 * attribute `custom:tenant`, which no user can write, decides what somebody sees.
 */
export class People extends Construct {
  /** The issuer of tokens, for discovery. */
  readonly issuer: string;
  readonly #pool: UserPool;

  constructor(scope: Construct, id: string, props: { readonly stage: string }) {
    super(scope, id);
    this.#pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      autoVerify: { email: true },
      standardAttributes: { email: { required: true, mutable: true } },
      customAttributes: { tenant: new StringAttribute({ mutable: true, maxLen: 40 }) },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.#pool).acknowledge({
      id: 'AwsSolutions::AwsSolutions-COG8',
      reason:
        'A second factor is required of everybody; what the plus plan adds is a choice of cost for each deployment.',
    });
    this.#pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `ledgerbridge-${props.stage}-${Stack.of(this).account}` },
    });
    new CfnUserPoolGroup(this, 'Operators', {
      userPoolId: this.#pool.userPoolId,
      groupName: operatorGroup,
      description: 'Sees and changes all tenants',
    });
    this.issuer = this.#pool.userPoolProviderUrl;
  }

  /** The console's own client: public, by authorization code with PKCE alone. */
  addClient(consoleUrl: string): UserPoolClient {
    const readable = new ClientAttributes()
      .withStandardAttributes({ email: true, emailVerified: true, fullname: true })
      .withCustomAttributes('tenant');
    return this.#pool.addClient('Console', {
      generateSecret: false,
      authFlows: {},
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${consoleUrl}/sign-in/back`],
        logoutUrls: [consoleUrl],
      },
      readAttributes: readable,
      writeAttributes: new ClientAttributes().withStandardAttributes({ email: true, fullname: true }),
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(1),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
  }
}
