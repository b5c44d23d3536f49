import { helpText } from '../../lib/local/help.ts';
import { optionTable, readCommand } from '../../lib/local/options.ts';

const start = (...args: string[]) => {
  const command = readCommand(args, {});
  if (command.kind !== 'start') throw new Error(command.kind);
  return command.options;
};

describe('the command line', () => {
  it('has a default for everything', () => {
    expect(start()).toEqual({
      consolePort: 4180,
      webhookPort: 4181,
      sandboxPort: 4182,
      dataFolder: '.ledgerbridge',
      fresh: false,
      seed: true,
      sandboxes: true,
      activityPerMinute: 4,
      integrationFiles: [],
      settleSeconds: 20,
      pollSeconds: 20,
      vendorEndpoints: {},
    });
  });

  it.each([
    [['--activity', 'off'], { activityPerMinute: 0 }],
    [['--activity', 'fast'], { activityPerMinute: 60 }],
    [['--activity', '12.5'], { activityPerMinute: 12.5 }],
    [['--sandbox-port', '0'], { sandboxPort: 0 }],
    [['--no-seed'], { seed: false, sandboxes: true }],
    [['--no-sandboxes'], { seed: false, sandboxes: false }],
    [['--integration', 'a.json', '--integration', 'b.json'], { integrationFiles: ['a.json', 'b.json'] }],
    [
      ['--port', '0', '--settle=3', '--data', 'elsewhere', '--fresh'],
      { consolePort: 0, settleSeconds: 3, dataFolder: 'elsewhere', fresh: true },
    ],
  ])('%j is understood', (args, expected) => {
    expect(start(...args)).toMatchObject(expected);
  });

  it('reads VENDOR_ENDPOINTS when there are no sandboxes', () => {
    const command = readCommand(['--no-sandboxes'], { VENDOR_ENDPOINTS: '{"moment":"http://127.0.0.1:9001"}' });
    expect(command).toMatchObject({ options: { vendorEndpoints: { moment: 'http://127.0.0.1:9001' } } });
  });

  it.each([
    [['--prot', '1'], {}, /'--prot'/],
    [['start'], {}, /start/],
    [['--port', 'abc'], {}, /--port takes a whole number from 0 to 65533, not "abc"/],
    [['--webhook-port', '70000'], {}, /--webhook-port/],
    [['--port', '6000'], {}, /--port 6000 would use port 6000, which browsers refuse to call/],
    [['--sandbox-port', '4188'], {}, /--sandbox-port 4188 would use port 4190/],
    [['--settle', '-1'], {}, /settle/],
    [['--activity', 'wild'], {}, /--activity takes off, slow, fast/],
    [['--integration'], {}, /--integration/],
    [['--no-sandboxes'], { VENDOR_ENDPOINTS: '{moment}' }, /VENDOR_ENDPOINTS is not JSON/],
    [
      ['--no-sandboxes'],
      { VENDOR_ENDPOINTS: '{"monent":"http://127.0.0.1"}' },
      /VENDOR_ENDPOINTS is not right: .*monent/,
    ],
    [['--no-sandboxes'], { VENDOR_ENDPOINTS: '{"moment":"here"}' }, /moment: not a base URL/],
    [['--no-sandboxes'], { VENDOR_ENDPOINTS: '{"moment":"ftp://127.0.0.1"}' }, /begins with http/],
    [[], { VENDOR_ENDPOINTS: '{"moment":"http://127.0.0.1:1"}' }, /Add --no-sandboxes/],
  ])('%j is refused and says why', (args, environment, message) => {
    expect(() => readCommand(args, environment)).toThrow(message);
  });

  it('has default ports that fetch is willing to call', async () => {
    const { consolePort, webhookPort, sandboxPort } = start();
    for (const port of [consolePort, webhookPort, ...[0, 1, 2, 3, 4, 5, 6].map((offset) => sandboxPort + offset)]) {
      const failure = await fetch(`http://127.0.0.1:${port}/`).then(
        () => undefined,
        (error: unknown) => String(error instanceof Error ? error.cause : error),
      );
      expect(failure ?? '').not.toMatch(/bad port/);
    }
  });

  it('shows every option with its default in the help', () => {
    const text = helpText();
    for (const [name, option] of Object.entries(optionTable)) {
      const line = text.split('\n').find((one) => one.trimStart().startsWith(`--${name} `));
      expect(line).toContain(option.text);
      if ('default' in option) expect(line).toContain(`Default: ${option.default}.`);
    }
  });
});
