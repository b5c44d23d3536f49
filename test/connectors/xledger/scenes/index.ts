import type { Scene } from '../scene.ts';
import { expenseScenes } from './expense-scenes.ts';
import { invoiceScenes } from './invoice-scenes.ts';
import { recordScenes } from './record-scenes.ts';
import { refusalScenes } from './refusal-scenes.ts';

/** Every exchange that is recorded. */
export const scenes: readonly Scene[] = [...recordScenes, ...refusalScenes, ...invoiceScenes, ...expenseScenes];
