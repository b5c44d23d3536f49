import { reasonOf } from './error-facts.ts';
import { helpText } from './help.ts';
import { integrationJsonSchema } from './integration-file.ts';
import { OptionError, readCommand, type StartOptions } from './options.ts';
import { type Platform, startPlatform } from './platform.ts';
import { startReport } from './start-report.ts';

/** Longest wait for a clean end after Ctrl-C; whatever is left then is as safe as after a kill. */
const closingMs = 3000;

async function main(): Promise<void> {
  // Lambda runs in UTC.
  process.env.TZ = 'UTC';
  const command = readCommand(process.argv.slice(2), process.env);
  if (command.kind === 'help') return console.log(helpText());
  if (command.kind === 'integration-schema') return console.log(JSON.stringify(integrationJsonSchema(), null, 2));
  await run(command.options);
}

async function run(options: StartOptions): Promise<void> {
  const started = Date.now();
  const starting = startPlatform({ ...options, print: (line) => console.log(line) });
  endOnSignal(starting);
  const platform = await starting;
  console.log(startReport(platform, options, (Date.now() - started) / 1000));
}

/** Ctrl-C and a polite kill stop everything and end with 0, also while it starts. */
function endOnSignal(starting: Promise<Platform>): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    console.log('\nStopping ...');
    setTimeout(() => process.exit(0), closingMs).unref();
    starting
      .then((platform) => platform.close())
      .then(() => process.exit(0))
      .catch((error: unknown) => fail(error));
  };
  // A terminal and npm both send it: the second one must not cut the end short.
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** Mistakes are told in a sentence; `DEBUG=1` adds where they came from. */
function fail(error: unknown): never {
  console.error(reasonOf(error));
  if (error instanceof OptionError) console.error('See npm start -- --help.');
  if (process.env.DEBUG) console.error(error);
  process.exit(1);
}

main().catch(fail);
