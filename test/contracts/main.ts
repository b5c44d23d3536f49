import { join } from 'node:path';
import { checkEconomic } from './economic.ts';
import { checkTwentyFourSevenOffice } from './twenty-four-seven-office.ts';
import { checkXledger } from './xledger.ts';
import { checkXledgerRequests } from './xledger-requests.ts';

// Compares what we send and declare with the vendors' published contracts in a folder:
//   npm run contracts -- <folder>      (the folder holds 24sevenoffice/wsdl/*.wsdl
//   e-conomic/{openapi,rest-schemas}/*.json and xledger/{partial-schema.graphql,graphql-operations.json})

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Tell the folder with the vendors’ contracts: npm run contracts -- <folder>');
  process.exit(2);
}
const recordings = join(import.meta.dirname, '../recordings');
const findings = [
  ...(await checkTwentyFourSevenOffice(folder, recordings)),
  ...checkXledger(folder),
  ...checkXledgerRequests(folder, recordings),
  ...checkEconomic(folder, recordings),
];
for (const { subject, problem } of findings) {
  console.log(problem === undefined ? `agrees   ${subject}` : `DIFFERS  ${subject}: ${problem}`);
}
const differing = findings.filter(({ problem }) => problem !== undefined).length;
console.log(`${findings.length} compared, ${differing} differ`);
process.exit(differing === 0 ? 0 : 1);
