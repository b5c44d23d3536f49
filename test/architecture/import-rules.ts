import { posix } from 'node:path';
import type { Rule } from '../support/rule.ts';
import { type SourceFile, typeScriptIn } from '../support/source-files.ts';
import { type ModuleLink, moduleLinks, placeOf } from '../support/syntax.ts';
import { reservedPackages, type Zone, zones } from './zones.ts';

type Home = { readonly zone: Zone; readonly self: string };

/** The zone of a path, and the folder that is the path's own part of it. */
function homeOf(path: string): Home | undefined {
  for (const zone of zones) {
    const pattern = new RegExp(`^${zone.folder.replace('*', '[^/]+')}`);
    const self = pattern.exec(path)?.[0];
    if (self !== undefined) {
      return { zone, self };
    }
  }
  return undefined;
}

function allows(home: Home, target: string, link: ModuleLink): boolean {
  const lists = [...home.zone.ours, ...(link.typesOnly ? (home.zone.types ?? []) : [])];
  return lists.some((beginning) => target.startsWith(beginning.replace('{self}', home.self)));
}

function breachesIn(file: SourceFile): string[] {
  const home = homeOf(file.path);
  if (!home) {
    return [`${file.path}:1 is in no zone of test/architecture/zones.ts`];
  }
  return moduleLinks(file).flatMap((link) => {
    const target = link.specifier.startsWith('.') ? posix.join(posix.dirname(file.path), link.specifier) : undefined;
    if (target !== undefined && !allows(home, target, link)) {
      return [`${placeOf(link.node)} ${home.zone.name} may not import ${target}`];
    }
    const reserved = target === undefined && reservationOf(link.specifier);
    return reserved && !reserved.zones.includes(home.zone.name)
      ? [`${placeOf(link.node)} ${home.zone.name} may not import the package ${link.specifier}`]
      : [];
  });
}

function reservationOf(specifier: string) {
  return reservedPackages.find(({ packages }) =>
    packages.some((name) => specifier === name || specifier.startsWith(name.endsWith('/') ? name : `${name}/`)),
  );
}

/** Every import stays within what its zone may import. Types count: a type is a dependency as well. */
export const importsStayInZone: Rule = (files) => typeScriptIn(files, 'lib', 'functions', 'infra').flatMap(breachesIn);

/** Nothing that is deployed knows the tests. */
export const nothingImportsTests: Rule = (files) =>
  typeScriptIn(files, 'lib', 'functions', 'infra').flatMap((file) =>
    moduleLinks(file)
      .filter(({ specifier }) => posix.join(posix.dirname(file.path), specifier).startsWith('test/'))
      .map(({ node, specifier }) => `${placeOf(node)} imports the test file ${specifier}`),
  );
