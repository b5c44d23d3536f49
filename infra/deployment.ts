import type { Node } from 'constructs';

/** What one deployment decides for itself. Each is CDK context: in cdk.json, or `cdk deploy -c name=value`. */
export type Deployment = {
  /** `stage`: names the stacks, so that several deployments fit one account. Default `production`. */
  readonly stage: string;
  /** `vendorEndpoints`: base URLs that replace the vendors' own, as an object or JSON text: `{"moment": "https://..."}`. */
  readonly vendorEndpoints: string | undefined;
  /** `twentyFourSevenOfficeApplicationId`: the id that 24SevenOffice gave this installation of Ledgerbridge. */
  readonly twentyFourSevenOfficeApplicationId: string | undefined;
  /** `economicAppSecretToken`, `economicAppPublicToken`: the tokens of this installation's app at e-conomic. */
  readonly economicAppSecretToken: string | undefined;
  readonly economicAppPublicToken: string | undefined;
  /** `alarmEmail`: an address that is told of alarms. Without it, subscribe to the topic that the sync stack prints. */
  readonly alarmEmail: string | undefined;
  /** `mailFrom`: the address that error e-mails are sent from, verified in SES. Without it none is sent. */
  readonly mailFrom: string | undefined;
  /** `consoleUrl`: where people reach the console, for the links in mails. Default: the console's own address. */
  readonly consoleUrl: string | undefined;
  /**
   * `tableIndexes`: so many of the table's indexes are made, the older ones first. A new table has them all at once; to one that
   * is there DynamoDB adds one with each deployment of the state stack. Default: all.
   */
  readonly tableIndexes: number | undefined;
};

/** Reads the deployment's settings. @throws Error naming the setting that cannot be read */
export function deploymentOf(node: Node): Deployment {
  const stage = text(node, 'stage') ?? 'production';
  if (!/^[a-z][a-z0-9]{0,19}$/.test(stage))
    throw new Error(`stage "${stage}": lower-case letters and digits, at most 20`);
  return {
    stage,
    vendorEndpoints: endpoints(node.tryGetContext('vendorEndpoints')),
    twentyFourSevenOfficeApplicationId: text(node, 'twentyFourSevenOfficeApplicationId'),
    economicAppSecretToken: text(node, 'economicAppSecretToken'),
    economicAppPublicToken: text(node, 'economicAppPublicToken'),
    alarmEmail: text(node, 'alarmEmail'),
    mailFrom: mailAddress(text(node, 'mailFrom')),
    consoleUrl: webAddress(text(node, 'consoleUrl')),
    tableIndexes: count(text(node, 'tableIndexes')),
  };
}

/** The environment that every function which calls vendors gets from the deployment. */
export function vendorEnvironment(deployment: Deployment): Record<string, string> {
  const { vendorEndpoints, twentyFourSevenOfficeApplicationId } = deployment;
  const { economicAppSecretToken, economicAppPublicToken } = deployment;
  return {
    ...(vendorEndpoints === undefined ? {} : { VENDOR_ENDPOINTS: vendorEndpoints }),
    ...(twentyFourSevenOfficeApplicationId === undefined
      ? {}
      : { TWENTY_FOUR_SEVEN_OFFICE_APPLICATION_ID: twentyFourSevenOfficeApplicationId }),
    ...(economicAppSecretToken === undefined ? {} : { ECONOMIC_APP_SECRET_TOKEN: economicAppSecretToken }),
    ...(economicAppPublicToken === undefined ? {} : { ECONOMIC_APP_PUBLIC_TOKEN: economicAppPublicToken }),
  };
}

function text(node: Node, name: string): string | undefined {
  const value: unknown = node.tryGetContext(name);
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') throw new Error(`the context value ${name} must be a text`);
  return value;
}

/** A plain address: SES compares it with the sender that a grant names, and a display name would never be equal. */
function mailAddress(value: string | undefined): string | undefined {
  if (value === undefined || /^[\w.+-]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(value)) return value;
  throw new Error('the context value mailFrom must be a plain e-mail address');
}

function webAddress(value: string | undefined): string | undefined {
  if (value === undefined || /^https?:$/.test(URL.parse(value)?.protocol ?? '')) return value;
  throw new Error('the context value consoleUrl must be an address of the web');
}

function count(value: string | undefined): number | undefined {
  if (value === undefined || /^[1-9]\d?$/.test(value)) return value === undefined ? undefined : Number(value);
  throw new Error('the context value tableIndexes must be a number');
}

function endpoints(value: unknown): string | undefined {
  if (value === undefined || value === '') return undefined;
  const parsed: unknown = typeof value === 'string' ? parsedJson(value) : value;
  const isRecord = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  if (!isRecord || !Object.values(parsed).every((url) => typeof url === 'string' && URL.canParse(url))) {
    throw new Error('the context value vendorEndpoints must be an object of vendor and base URL');
  }
  return JSON.stringify(parsed);
}

function parsedJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch (error) {
    throw new Error('the context value vendorEndpoints is not JSON', { cause: error });
  }
}
