import { optionTable } from './options.ts';

/** The list that `--help` shows. */
export function helpText(): string {
  const rows = Object.entries(optionTable).map(([name, option]) => {
    const takes = 'takes' in option ? ` ${option.takes}` : '';
    const fallback = 'default' in option ? ` Default: ${option.default}.` : '';
    return { left: `  --${name}${takes}`, right: `${option.text}${fallback}` };
  });
  const width = Math.max(...rows.map(({ left }) => left.length)) + 2;
  return [
    'Run Ledgerbridge on this machine, on loopback only, with no account anywhere.',
    '',
    'Usage: npm start -- [options]',
    '',
    ...rows.map(({ left, right }) => `${left.padEnd(width)}${right}`),
    '',
    'Environment:',
    '  VENDOR_ENDPOINTS  With --no-sandboxes: JSON of base URLs that stand for the vendors, such as',
    `                    {"moment": "http://127.0.0.1:9001", "24sevenoffice": "http://127.0.0.1:9002"}`,
  ].join('\n');
}
