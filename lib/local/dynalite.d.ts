declare module 'dynalite' {
  import type { Server } from 'node:http';

  /** The options that are used here; times are how long a table stays CREATING, UPDATING or DELETING. */
  export default function dynalite(settings: {
    path?: string;
    createTableMs?: number;
    updateTableMs?: number;
    deleteTableMs?: number;
  }): Server;
}
