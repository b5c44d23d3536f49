/** A route of an HTTP API: `POST /webhooks/moment/{integrationId}/{secret}`, `ANY /{proxy+}`, `$default`. */
export type Route = { readonly key: string; readonly functionArn: string };

/** The route of a call, and what the path says in its places. */
export type RouteMatch = { readonly route: Route; readonly pathParameters: Readonly<Record<string, string>> };

/** How much a part of a path says; the gateway takes the route that says most. */
const weights = { exact: 3, parameter: 2, rest: 1 } as const;

type Pattern = {
  readonly route: Route;
  readonly method: string;
  readonly parts: readonly string[];
  readonly rank: string;
};

/** Find routes as the gateway does: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html */
export function routeTable(routes: readonly Route[]): (method: string, path: string) => RouteMatch | undefined {
  const fallback = routes.find(({ key }) => key === '$default');
  const patterns = routes
    .filter((route) => route !== fallback)
    .map(patternOf)
    .sort((one, other) => (one.rank < other.rank ? 1 : -1));
  return (method, path) => {
    const parts = path.split('/').slice(1);
    for (const pattern of patterns) {
      if (pattern.method === 'ANY' || pattern.method === method) {
        const pathParameters = matchParts(pattern.parts, parts);
        if (pathParameters !== undefined) return { route: pattern.route, pathParameters };
      }
    }
    return fallback && { route: fallback, pathParameters: {} };
  };
}

function patternOf(route: Route): Pattern {
  const [method = '', path = ''] = route.key.split(' ');
  if (!path.startsWith('/')) {
    throw new Error(`The route ${JSON.stringify(route.key)} cannot be served here`);
  }
  const parts = path.split('/').slice(1);
  const rank = parts.map((part) => weights[kindOf(part)]).join('') + (method === 'ANY' ? '0' : '9');
  return { route, method, parts, rank };
}

function kindOf(part: string): keyof typeof weights {
  if (!part.startsWith('{')) return 'exact';
  return part.endsWith('+}') ? 'rest' : 'parameter';
}

function matchParts(pattern: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  const found: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const given = parts[index];
    const kind = kindOf(part);
    if (given === undefined || (kind !== 'exact' && given === '')) return undefined;
    if (kind === 'rest') {
      found[part.slice(1, -2)] = parts.slice(index).map(decodeURIComponent).join('/');
      return found;
    }
    if (kind === 'exact' && part !== given) return undefined;
    if (kind === 'parameter') found[part.slice(1, -1)] = decodeURIComponent(given);
  }
  return parts.length === pattern.length ? found : undefined;
}
