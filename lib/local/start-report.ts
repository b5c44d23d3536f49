import { vendorNames } from '../documents/vendors.ts';
import type { StartOptions } from './options.ts';
import type { Platform } from './platform.ts';

/** What a person reads when everything runs: where everything is. */
export function startReport(platform: Platform, options: StartOptions, seconds: number): string {
  const rows: [string, string][] = [
    ['Console', platform.consoleUrl],
    ...platform
      .integrations()
      .flatMap(({ id, webhookUrl }): [string, string][] => (webhookUrl ? [[`Webhook of ${id}`, webhookUrl]] : [])),
    ...vendorRows(platform, options),
    ['Data folder', platform.dataFolder],
    ['Mail', platform.mailFolder],
    ['Logs of the functions', `${platform.dataFolder}/logs`],
    ['Tables (DynamoDB API)', platform.tablesUrl],
    ['Queues and objects (SQS and S3 API)', platform.queuesUrl],
    ['Unknown outcomes are looked up', `after ${options.settleSeconds} s (--settle)`],
    ['New expenses are looked for', options.pollSeconds > 0 ? `every ${options.pollSeconds} s (--poll)` : 'as in AWS'],
  ];
  const width = Math.max(...rows.map(([left]) => left.length)) + 2;
  const head = `Ledgerbridge runs (started in ${seconds.toFixed(1)} s). Ctrl-C stops it; its state stays.`;
  return ['', head, '', ...rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`), ''].join('\n');
}

function vendorRows(
  platform: Platform,
  { vendorEndpoints, activityPerMinute, seed }: StartOptions,
): [string, string][] {
  const { momentUrl, twentyFourSevenOfficeUrl, twentyFourSevenOfficeWebservicesUrl } = platform;
  const { xledgerUrl, recmanUrl, economicUrl, economicServicesUrl } = platform;
  if (momentUrl === undefined) {
    return vendorNames.map((vendor) => [
      `Calls to ${vendor}`,
      vendorEndpoints[vendor] ?? 'THE VENDOR ITSELF: real data is written there (set VENDOR_ENDPOINTS to change that)',
    ]);
  }
  return [
    ['Moment sandbox', `${momentUrl}  (control: ${momentUrl}/_control)`],
    ['24SevenOffice sandbox', `${twentyFourSevenOfficeUrl}  (control: ${twentyFourSevenOfficeUrl}/_control)`],
    ['  its second host', String(twentyFourSevenOfficeWebservicesUrl)],
    ['Xledger sandbox', `${xledgerUrl}  (control: ${xledgerUrl}/_control)`],
    ['RecMan sandbox', `${recmanUrl}  (control: ${recmanUrl}/_control)`],
    ['e-conomic sandbox', `${economicUrl}  (control: ${economicUrl}/_control)`],
    ['  its second host', String(economicServicesUrl)],
    ['Demo activity', seed && activityPerMinute > 0 ? `${activityPerMinute} records a minute (--activity)` : 'off'],
  ];
}
