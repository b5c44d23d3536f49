// undici's index loads fetch, WebSocket, caches and mocks; these two files carry all that a request needs. The package
// has types for its index only, so its own types are told here for the two files.
declare module 'undici/lib/dispatcher/agent.js' {
  import type { Agent } from 'undici';

  const AgentClass: typeof Agent;
  export default AgentClass;
}

declare module 'undici/lib/api/api-request.js' {
  import type { Dispatcher } from 'undici';
  export default function request(
    this: Pick<Dispatcher, 'dispatch'>,
    settings: Dispatcher.RequestOptions,
  ): Promise<Dispatcher.ResponseData>;
}
