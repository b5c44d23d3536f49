import * as z from 'zod';
import { vendorEndpointsSchema } from '../documents/vendors.ts';

const json = z.string().transform((text, context) => {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    context.addIssue({ code: 'custom', message: 'is not JSON' });
    return z.NEVER;
  }
});
const seconds = z.coerce.number().int();

/** What a Lambda is told by its environment. Infrastructure sets it; the local platform reads it from the template. */
const environmentSchema = z.object({
  TABLE_NAME: z.string().min(1),
  /** Direction → queue address, of the directions that this function may nudge. */
  QUEUE_URLS: json.pipe(z.record(z.string(), z.url())).default({}),
  FUNCTION_TIMEOUT_SECONDS: seconds.min(1).max(900),
  CREDENTIALS_KEY_ID: z.string().min(1).optional(),
  /** One machine only: 32 bytes in base64. */
  LOCAL_CREDENTIALS_KEY: z.base64().length(44).optional(),
  VENDOR_ENDPOINTS: json.pipe(vendorEndpointsSchema).default({}),
  TWENTY_FOUR_SEVEN_OFFICE_APPLICATION_ID: z.string().min(1).optional(),
  /** e-conomic's tokens of this deployment's app: the secret one goes with every call, the public one into the link that asks for access. */
  ECONOMIC_APP_SECRET_TOKEN: z.string().min(1).optional(),
  ECONOMIC_APP_PUBLIC_TOKEN: z.string().min(1).optional(),
  /** Replaces the writers' settle time on one machine. */
  SETTLE_SECONDS: seconds.min(0).optional(),
  /** Replaces the time after which a document that waits at a vendor is asked about again, on one machine. */
  ASK_AGAIN_SECONDS: seconds.min(1).optional(),
  /** SQS delays a message by at most 900 seconds. */
  CATCH_UP_SPREAD_SECONDS: seconds.min(0).max(900).default(900),
  /** One machine only: each run of `poll` asks every direction on a schedule at once. */
  POLL_AT_ONCE: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true'),
  /** The bucket of files. Functions that move none are given none. */
  FILES_BUCKET: z.string().min(1).optional(),
  /** The address that mails are sent from. Without it none is sent. */
  MAIL_FROM: z.email().optional(),
  /** The set of rules of the mail service that tells of bounces and complaints. */
  MAIL_EVENTS: z.string().optional(),
  /** Where people reach the console, for the links in mails. */
  CONSOLE_URL: z.url().optional(),
  /** How long it must have been quiet before a burst of failures is told in one mail. */
  DIGEST_QUIET_SECONDS: seconds.min(0).max(600).default(60),
  /** The OpenID issuer that the console's people sign in at. Without it the console opens on one machine only. */
  OIDC_ISSUER: z.url().optional(),
  /** The console's public client at the issuer. */
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  /** Other clients of the issuer whose access tokens the API takes, by comma. */
  OIDC_API_CLIENTS: z
    .string()
    .default('')
    .transform((text) => text.split(',').filter(Boolean)),
  /** The claim that tells roles, and its value that makes an operator. */
  OIDC_ROLE_CLAIM: z.string().min(1).default('cognito:groups'),
  OIDC_OPERATOR_VALUE: z.string().min(1).default('operator'),
  /** The claim that names the tenant of a member. */
  OIDC_TENANT_CLAIM: z.string().min(1).default('custom:tenant'),
  /** What the addresses of vendors' webhooks begin with. */
  WEBHOOKS_URL: z.url().optional(),
  AWS_ENDPOINT_URL_DYNAMODB: z.url().optional(),
  AWS_ENDPOINT_URL_SQS: z.url().optional(),
  AWS_ENDPOINT_URL_S3: z.url().optional(),
  AWS_ENDPOINT_URL_SESV2: z.url().optional(),
});
export type Environment = z.infer<typeof environmentSchema>;

/** Reads a function's environment. @throws Error that names every variable that is missing or wrong, without its value */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const parsed = environmentSchema.safeParse(variables);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new Error(`the environment of this function is not usable: ${wrong.join('; ')}`);
}
