import type { Mapping, Parent } from '../sync/receipt.ts';

/** The directions that documents wait for. */
export const customersDirection = 'moment-customers-to-24sevenoffice';
export const projectsDirection = 'moment-projects-to-24sevenoffice';

/** Moment's own projects, whether or not a direction brings them anywhere: what a skipped expense names as its parent. */
export const momentProjects = 'moment-projects';

/** Parents that are delivered, by the name that the engine gives them. */
export type DeliveredParents = ReadonlyMap<string, Pick<Mapping, 'targetId' | 'number'>>;

/** A parent that is delivered; undefined while it is not. */
export function delivered(parents: DeliveredParents, parent: Parent): Pick<Mapping, 'targetId' | 'number'> | undefined {
  return parents.get(`${parent.direction}#${parent.key ?? `number:${parent.number}`}`);
}

/** The first parent that is not delivered yet. */
export function firstMissing(parents: DeliveredParents, needed: readonly Parent[]): Parent | undefined {
  return needed.find((parent) => delivered(parents, parent) === undefined);
}
