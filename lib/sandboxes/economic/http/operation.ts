import type { AgreementState, App } from '../state/agreement-state.ts';
import type { JsonObject } from '../state/json.ts';
import type { EconomicWorld, IgnoredPart } from '../world.ts';
import type { Answer } from './answer.ts';
import type { Host } from './error-body.ts';

/** A call that has found its agreement and its operation. `keys` are the variable parts of the path. */
export type VendorCall = {
  readonly world: EconomicWorld;
  readonly agreement: AgreementState;
  readonly app: App;
  readonly keys: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Buffer;
  readonly contentType: string;
  /** The address of the host, for links. */
  readonly baseUrl: string;
  /** The path and query as they came, for links. */
  readonly path: string;
  /** Note what the vendor passes over without a word. */
  ignore(path: string, why: IgnoredPart['why']): void;
  /** The body as a JSON object. */
  json(): JsonObject;
};

/** One operation; in `path`, `#` stands for a key. */
export type VendorOperation = {
  readonly name: string;
  readonly host: Host;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly takes?: 'application/json' | 'multipart/form-data';
  /** The roles of which the app must have one. https://www.e-conomic.com/developer/permissions */
  readonly roles: readonly string[];
  /** The module that the agreement must have. */
  readonly module?: string;
  run(call: VendorCall): Answer | Promise<Answer>;
};
