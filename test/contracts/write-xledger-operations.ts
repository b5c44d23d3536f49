import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedOperations, graphqlFolder, operationFiles } from './generate-xledger-operations.ts';

// Writes what the connector sends to Xledger, with its types, from the .graphql files beside it:
//   node test/contracts/write-xledger-operations.ts
// With --check it writes nothing, and fails when a file is not what it would write.

const isCheck = process.argv.includes('--check');
const stale: string[] = [];
for (const name of operationFiles) {
  const file = join(graphqlFolder, `${name}.ts`);
  const order = ['biome', 'check', '--write', `--stdin-file-path=${file}`];
  const input = await generatedOperations(name);
  const written = execFileSync('npx', order, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'inherit'] });
  if (!isCheck) writeFileSync(file, written);
  else if (readFileSync(file, 'utf8') !== written) stale.push(name);
}
if (stale.length > 0) {
  console.error(`not what the .graphql files say: ${stale.join(', ')}`);
  process.exit(1);
}
