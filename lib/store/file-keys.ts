/** Files that only pass through have names that begin so. They go after thirty days; all others stay. */
export const passingPrefix = 'passing/';

/**
 * Key of an object: `passing/<tenant>/<integration>/<name>` or `kept/...`. Each part is escaped, so that no name reaches into
 * another integration's. Tenants and integrations hold no slash.
 */
export function fileKey(scope: { readonly tenant: string; readonly integration: string }, name: string): string {
  const passes = name.startsWith(passingPrefix);
  const rest = passes ? name.slice(passingPrefix.length) : name;
  const parts = [scope.tenant, scope.integration, ...rest.split('/')].map(escaped);
  return `${passes ? passingPrefix : 'kept/'}${parts.join('/')}`;
}

/** A part of dots alone would be a folder of its own wherever objects are kept as files. */
function escaped(part: string): string {
  return encodeURIComponent(part).replace(/^\.+$/, (dots) => '%2E'.repeat(dots.length)) || '%00';
}
