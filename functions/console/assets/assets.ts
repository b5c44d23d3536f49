import { chartStyle } from './chart-style.ts';
import { exportStyle } from './export-style.ts';
import { formScript } from './form-script.ts';
import { formStyle } from './form-style.ts';
import { icon } from './icon.ts';
import { layoutStyle } from './layout-style.ts';
import { partsStyle } from './parts-style.ts';
import { script } from './script.ts';

/** A file that the console's pages load from the console itself. */
export type Asset = { readonly path: string; readonly type: string; readonly text: string };

/** All of them. */
export const assets: readonly Asset[] = [
  {
    path: '/assets/console.css',
    type: 'text/css; charset=utf-8',
    text: layoutStyle + partsStyle + formStyle + chartStyle + exportStyle,
  },
  { path: '/assets/console.js', type: 'text/javascript; charset=utf-8', text: script + formScript },
  { path: '/assets/icon.svg', type: 'image/svg+xml', text: icon },
];
