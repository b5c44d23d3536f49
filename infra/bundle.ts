import { join } from 'node:path';
import { bundleFunctions } from './bundling/bundle-functions.ts';

const projectFolder = join(import.meta.dirname, '..');
const sizes = await bundleFunctions(projectFolder, join(projectFolder, 'dist'));
for (const { name, bytes } of sizes) console.log(`${String(Math.ceil(bytes / 1000)).padStart(6)} kB  ${name}`);
