import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createMomentControl, startMomentSandbox } from '../../../lib/sandboxes/moment/index.ts';
import { basic, company } from './sandbox-fixture.ts';

const sandboxModule = pathToFileURL(join(__dirname, '../../../lib/sandboxes/moment/index.ts')).href;
const folder = mkdtempSync(join(tmpdir(), 'moment-'));
const stateFile = join(folder, 'moment.json');

afterAll(() => rmSync(folder, { recursive: true }));

/** A sandbox in a process of its own, which can be killed. */
async function startProcess(): Promise<{ url: string; child: ChildProcess }> {
  const script = `import { startMomentSandbox } from ${JSON.stringify(sandboxModule)};
    console.log((await startMomentSandbox({ stateFile: ${JSON.stringify(stateFile)} })).url);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  return { url: String(line).trim(), child };
}

describe('the state', () => {
  it('keeps every answered write over a kill, and ids go on', async () => {
    const { url, child } = await startProcess();
    const control = createMomentControl(url);
    await control.putCompany(company.code, { apiKey: company.apiKey, name: 'Eksempel AS', currencyCode: 'NOK' });
    const place = { company: company.code, entity: 'customers' } as const;
    const made = await Promise.all(
      Array.from({ length: 50 }, (_, index) => control.create(place, { name: `K${index}` })),
    );
    const patched = await fetch(`${url}/api/1.0/companies/${company.code}/customers/${made[0]?.id}`, {
      method: 'PATCH',
      headers: { authorization: basic('apikey', company.apiKey), 'content-type': 'application/json' },
      body: JSON.stringify({ customerNumber: '10021' }),
    });
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
    expect(patched.status).toBe(200);

    const again = await startMomentSandbox({ stateFile });
    const controlAgain = createMomentControl(again.url);
    const kept = await controlAgain.company(company.code);
    expect(kept?.customers).toHaveLength(50);
    expect(kept?.customers[0]).toMatchObject({ customerNumber: '10021', version: 2 });
    const next = await controlAgain.create(place, { name: 'Ny' });
    expect(next.id).toBeGreaterThan(Math.max(...made.map(({ id }) => id)));
    await again.close();
  });

  it('of another kind is refused at the start, not overwritten', async () => {
    const other = join(folder, 'other.json');
    writeFileSync(other, '{"companies":[]}');
    await expect(startMomentSandbox({ stateFile: other })).rejects.toThrow('nextId');
  });
});
