import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import timers from 'node:timers';

/** Something that code did to the world, and the place in the project that did it. */
export type Effect = { readonly what: string; readonly place: string };

const writes =
  /^(?:write|append|mkdir|rm|rename|unlink|open|copyFile|cp|symlink|link|truncate|chmod|createWriteStream)/;

/**
 * Replaces what reaches the world by guards that tell `seen` when a file of the project, below `root`, uses it. What packages
 * do for themselves while they load is not told.
 */
export function guardGlobals(root: string, seen: (effect: Effect) => void): void {
  Error.stackTraceLimit = 60;
  const note = (what: string) => {
    const place = placeBelow(root);
    if (place !== undefined) {
      seen({ what, place });
    }
  };
  guardEnvironment(note);
  guardClock(note);
  guardFunctions(Math, ['random'], note);
  guardFunctions(globalThis, ['fetch', 'setTimeout', 'setInterval', 'setImmediate'], note);
  guardFunctions(timers, ['setTimeout', 'setInterval', 'setImmediate'], note);
  guardFunctions(net.Socket.prototype, ['connect'], note);
  guardFunctions(net.Server.prototype, ['listen'], note);
  for (const module of [fs, fs.promises]) {
    guardFunctions(
      module,
      Object.keys(module).filter((name) => writes.test(name)),
      note,
    );
  }
  syncBuiltinESMExports();
}

function placeBelow(root: string): string | undefined {
  const lines = new Error().stack?.split('\n') ?? [];
  const prefix = new URL(`file://${root}/`).href;
  const line = lines.find((text) => text.includes(prefix) && !/\/node_modules\/|\/test\//.test(text));
  return line?.slice(line.indexOf(prefix) + prefix.length).replace(/\)$/, '');
}

function guardFunctions(holder: object, names: readonly string[], note: (what: string) => void): void {
  for (const name of names) {
    const original: unknown = Reflect.get(holder, name);
    if (typeof original === 'function') {
      const guarded = new Proxy(original, {
        apply(target, self, values) {
          note(name);
          return Reflect.apply(target, self, values);
        },
      });
      Object.defineProperty(holder, name, { value: guarded, configurable: true, writable: true });
    }
  }
}

function guardEnvironment(note: (what: string) => void): void {
  process.env = new Proxy(process.env, {
    get(target, name) {
      note(`process.env.${String(name)}`);
      return Reflect.get(target, name);
    },
    has(target, name) {
      note(`process.env.${String(name)}`);
      return Reflect.has(target, name);
    },
    ownKeys(target) {
      note('process.env');
      return Reflect.ownKeys(target);
    },
  });
}

function guardClock(note: (what: string) => void): void {
  guardFunctions(Date, ['now'], note);
  globalThis.Date = new Proxy(Date, {
    construct(target, values, self) {
      if (values.length === 0) {
        note('new Date()');
      }
      return Reflect.construct(target, values, self);
    },
    apply(target, self, values) {
      note('Date()');
      return Reflect.apply(target, self, values);
    },
  });
}
