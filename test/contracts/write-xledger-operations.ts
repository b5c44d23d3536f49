import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedOperations, graphqlFolder, operationFiles } from './generate-xledger-operations.ts';

// Writes what the connector sends to Xledger, with its types, from the two .graphql files beside it:
//   node test/contracts/write-xledger-operations.ts

for (const name of operationFiles) {
  const file = join(graphqlFolder, `${name}.ts`);
  writeFileSync(file, await generatedOperations(name));
  execFileSync('npx', ['biome', 'check', '--write', file], { stdio: 'inherit' });
}
