import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyDataFolder, keptSecret, localCredentialsKey } from '../../lib/local/data-folder.ts';
import { lockDataFolder, tryLock } from '../../lib/local/run-lock.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'data-'));

describe('the data folder', () => {
  it('belongs to one run at a time', () => {
    const data = folder();
    const first = lockDataFolder(data);
    expect(() => lockDataFolder(data)).toThrow(/Another run uses .* choose another folder with --data/);
    first.release();
    lockDataFolder(data).release();
  });

  it('is free again after a run that was killed', async () => {
    const data = folder();
    const lockModule = join(import.meta.dirname, '../../lib/local/run-lock.ts');
    const script = `import { lockDataFolder } from ${JSON.stringify(lockModule)};
      lockDataFolder(${JSON.stringify(data)}); console.log('locked'); setInterval(() => {}, 1000);`;
    const other = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await once(other.stdout, 'data');
      expect(() => lockDataFolder(data)).toThrow(/Another run/);
    } finally {
      other.kill('SIGKILL');
      await once(other, 'exit');
    }
    lockDataFolder(data).release();
  });

  it('is none that holds something else', () => {
    const other = folder();
    writeFileSync(join(other, 'thesis.txt'), 'years of work');
    expect(() => lockDataFolder(other)).toThrow(/holds something else/);
    expect(readdirSync(other)).toEqual(['thesis.txt']);
  });

  it('forgets what runs have kept and nothing else', () => {
    const data = folder();
    const lock = lockDataFolder(data);
    const key = localCredentialsKey(data);
    mkdirSync(join(data, 'tables', 'deep'), { recursive: true });
    writeFileSync(join(data, 'notes.txt'), 'mine');
    emptyDataFolder(data);
    expect(existsSync(join(data, 'tables'))).toBe(false);
    expect(existsSync(join(data, 'notes.txt'))).toBe(true);
    expect(tryLock(join(data, 'ledgerbridge.lock'))).toBeUndefined();
    expect(localCredentialsKey(data)).not.toBe(key);
    lock.release();
  });

  it('keeps its key and secrets, for their owner only', () => {
    const data = folder();
    const key = localCredentialsKey(data);
    const secret = keptSecret(data, 'one');
    expect(Buffer.from(key, 'base64')).toHaveLength(32);
    expect(localCredentialsKey(data)).toBe(key);
    expect(keptSecret(data, 'two')).not.toBe(secret);
    expect(keptSecret(data, 'one')).toBe(secret);
    for (const name of readdirSync(data)) {
      expect([name, (statSync(join(data, name)).mode & 0o777).toString(8)]).toEqual([name, '600']);
    }
  });
});
