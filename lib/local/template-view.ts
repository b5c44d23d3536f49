import { type LocalAddresses, localAccount, localName, localRegion } from './local-names.ts';
import { resolve } from './resolve.ts';
import type { Assembly, Resource } from './template.ts';

/** A template as this machine sees it: every value plain, every name a local one. */
export type TemplateView = {
  readonly assembly: Assembly;
  properties(resource: Resource): Readonly<Record<string, unknown>>;
  /** What `Ref` gives. */
  refOf(resource: Resource): string;
  /** What `Fn::GetAtt` gives. @throws Error when there is none */
  attributeOf(resource: Resource, attribute: string): string;
};

/** Look at a synthesized app with this run's addresses. */
export function viewTemplate(assembly: Assembly, addresses: LocalAddresses): TemplateView {
  const stacks = new Map(assembly.stacks.map((stack) => [stack.name, stack]));
  const nameOf = (resource: Resource) => localName(resource, addresses);
  return {
    assembly,
    properties(resource) {
      const stack = stacks.get(resource.stack);
      if (stack === undefined) {
        throw new Error(`${resource.stack} is no stack of this app`);
      }
      const scope = { assembly, stack, region: localRegion, account: localAccount, nameOf };
      return Object.fromEntries(
        Object.entries(resource.properties).map(([name, value]) => [name, resolve(value, scope)] as const),
      );
    },
    refOf: (resource) => nameOf(resource).ref,
    attributeOf(resource, attribute) {
      const value = nameOf(resource).attribute(attribute);
      if (value === undefined) {
        throw new Error(`${resource.stack}/${resource.logicalId} has no ${attribute}`);
      }
      return value;
    },
  };
}
