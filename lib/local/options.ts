import { parseArgs } from 'node:util';
import { type VendorEndpoints, vendorEndpointsSchema } from '../documents/vendors.ts';
import { blockedPort } from './blocked-ports.ts';
import { reasonOf } from './error-facts.ts';
import { sandboxPorts } from './sandboxes.ts';

/** What `npm start` was asked for. */
export type StartOptions = {
  readonly consolePort: number;
  readonly webhookPort: number;
  /** First of `sandboxPorts`. */
  readonly sandboxPort: number;
  readonly dataFolder: string;
  readonly fresh: boolean;
  readonly seed: boolean;
  readonly sandboxes: boolean;
  /** Records per minute that the demo activity makes or edits; 0 is off. */
  readonly activityPerMinute: number;
  readonly integrationFiles: readonly string[];
  readonly settleSeconds: number;
  /** Seconds between two looks for new expenses; 0: as seldom as in AWS. */
  readonly pollSeconds: number;
  readonly vendorEndpoints: VendorEndpoints;
};

/** What the command line asks for. */
export type Command =
  | { readonly kind: 'start'; readonly options: StartOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'integration-schema' };

/** A mistake in the command line, for the person who typed it. */
export class OptionError extends Error {}

const activityWords: Readonly<Record<string, number>> = { off: 0, slow: 4, fast: 60 };

/** Every option: what it takes, its default as text, and its line in the help. */
export const optionTable = {
  help: { type: 'boolean', text: 'Show this list and end.' },
  fresh: { type: 'boolean', text: 'Forget everything kept in the data folder first.' },
  port: {
    type: 'string',
    takes: 'PORT',
    default: '4180',
    text: 'Port of the console. 0 takes any free port, here and below.',
  },
  'webhook-port': { type: 'string', takes: 'PORT', default: '4181', text: 'Port that receives webhooks.' },
  'sandbox-port': {
    type: 'string',
    takes: 'PORT',
    default: '4182',
    text: 'First of seven ports: sandboxes of Moment, 24SevenOffice (two hosts), Xledger, RecMan, e-conomic (two hosts).',
  },
  data: {
    type: 'string',
    takes: 'FOLDER',
    default: '.ledgerbridge',
    text: 'Folder that keeps tables, sandboxes, keys and logs.',
  },
  'no-seed': { type: 'boolean', text: 'Make no example companies and integrations.' },
  'no-sandboxes': {
    type: 'boolean',
    text: 'Start no sandboxes (and no example companies): calls go to VENDOR_ENDPOINTS, or to the vendors themselves.',
  },
  activity: {
    type: 'string',
    takes: 'SPEED',
    default: 'slow',
    text: 'Demo activity in the Moment sandbox: off, slow (4 a minute), fast (60), or records per minute.',
  },
  integration: {
    type: 'string',
    takes: 'FILE',
    multiple: true,
    text: 'JSON file with one integration to make or change. May be given several times.',
  },
  'print-integration-schema': { type: 'boolean', text: 'Print the JSON Schema of that file and end.' },
  settle: {
    type: 'string',
    takes: 'SECONDS',
    default: '20',
    text: 'Time until an unknown outcome is looked up. Shorter here than in AWS, because sandboxes do not lag.',
  },
  poll: {
    type: 'string',
    takes: 'SECONDS',
    default: '20',
    text: 'How often new expenses are looked for. 0 is as seldom as in AWS.',
  },
} as const;

/** Read the command line and the one environment variable. @throws OptionError */
export function readCommand(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Command {
  const values = parse(args);
  if (values.help) return { kind: 'help' };
  if (values['print-integration-schema']) return { kind: 'integration-schema' };
  const sandboxes = !values['no-sandboxes'];
  return {
    kind: 'start',
    options: {
      consolePort: port('port', values.port),
      webhookPort: port('webhook-port', values['webhook-port']),
      sandboxPort: port('sandbox-port', values['sandbox-port'], sandboxPorts),
      dataFolder: values.data,
      fresh: values.fresh ?? false,
      sandboxes,
      seed: sandboxes && !values['no-seed'],
      activityPerMinute: activity(values.activity),
      integrationFiles: values.integration ?? [],
      settleSeconds: number('settle', values.settle, { from: 0, to: 86_400 }),
      pollSeconds: number('poll', values.poll, { from: 0, to: 3600 }),
      vendorEndpoints: endpoints(environment.VENDOR_ENDPOINTS, sandboxes),
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: optionTable, strict: true, allowPositionals: false }).values;
  } catch (error) {
    // Node names the option and what is wrong with it.
    throw new OptionError(reasonOf(error), { cause: error });
  }
}

function number(option: string, text: string, range: { from: number; to: number }): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= range.from && value <= range.to)) {
    throw new OptionError(
      `--${option} takes a whole number from ${range.from} to ${range.to}, not ${JSON.stringify(text)}`,
    );
  }
  return value;
}

function port(option: string, text: string, count = 1): number {
  const first = number(option, text, { from: 0, to: 65_533 });
  const blocked = first === 0 ? undefined : blockedPort(first, count);
  if (blocked === undefined) return first;
  throw new OptionError(
    `--${option} ${text} would use port ${blocked}, which browsers refuse to call. Choose another.`,
  );
}

function activity(text: string): number {
  const value = activityWords[text] ?? (/^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN);
  if (!(value >= 0 && value <= 6000)) {
    throw new OptionError(
      `--activity takes off, slow, fast or records per minute (at most 6000), not ${JSON.stringify(text)}`,
    );
  }
  return value;
}

function endpoints(text: string | undefined, sandboxes: boolean): VendorEndpoints {
  if (text === undefined || text.trim() === '') {
    return {};
  }
  if (sandboxes) {
    throw new OptionError('VENDOR_ENDPOINTS is set, but the sandboxes would be used. Add --no-sandboxes, or unset it.');
  }
  const parsed = vendorEndpointsSchema.safeParse(jsonOf(text));
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`);
    throw new OptionError(`VENDOR_ENDPOINTS is not right: ${problems.join('; ')}`);
  }
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new OptionError('VENDOR_ENDPOINTS is not JSON. It is an object of vendor names and base URLs.', {
      cause: error,
    });
  }
}
