import { GraphQLError } from 'graphql';
import { type PluralMutation, pluralMutations } from '../schema/build-xledger-schema.ts';
import { accessDenied, invalidValue } from './refusals.ts';
import type { View, World } from './world.ts';

/** One input of a plural mutation. */
export type MutationInput = { readonly clientId?: string | null; readonly node: InputNode };

/** The fields of an input, checked against the schema already. */
export type InputNode = { readonly [field: string]: unknown };

/** Checks an input and gives what applies it; a refusal is thrown before anything is changed. */
export type Prepare = (world: World, node: InputNode) => () => View;

const mostInputs = 500;

type Outcome = { readonly clientId: string | null; readonly result: (() => View) | GraphQLError };

/** Runs a plural mutation: each input by itself, or all or none, as the switch says. */
export function runPlural(
  world: World,
  { field, prepare }: { field: PluralMutation; prepare: Prepare },
  inputs: readonly MutationInput[],
): View {
  const type = pluralMutations[field];
  if (world.token.writeScopes?.includes(type) === false) throw accessDenied(type, 'write');
  if (inputs.length > mostInputs) throw invalidValue(`A mutation takes at most ${mostInputs} inputs.`);
  if (world.state.switches.badInputs === 'whole') return allOrNone(world, prepare, inputs);
  const outcomes = inputs.map((input, index) => applied(prepared(world, prepare, { input, index })));
  return { edges: outcomes.map(({ clientId, result }) => ({ clientId, node: () => shown(result) })) };
}

function allOrNone(world: World, prepare: Prepare, inputs: readonly MutationInput[]): View {
  const outcomes = inputs.map((input, index) => prepared(world, prepare, { input, index }));
  for (const { result } of outcomes) if (result instanceof GraphQLError) throw result;
  return { edges: outcomes.map(applied).map(({ clientId, result }) => ({ clientId, node: () => shown(result) })) };
}

function prepared(world: World, prepare: Prepare, { input, index }: { input: MutationInput; index: number }): Outcome {
  const clientId = input.clientId ?? null;
  try {
    if (world.fault?.fault === 'partial-errors' && index % 2 === 1) {
      throw invalidValue(world.fault.words ?? 'Refused by a switch of the sandbox.');
    }
    return { clientId, result: prepare(world, input.node) };
  } catch (error) {
    if (error instanceof GraphQLError) return { clientId, result: error };
    throw error;
  }
}

/** What was asked for is done even when the caller does not ask to see it. */
function applied({ clientId, result }: Outcome): Outcome {
  if (result instanceof GraphQLError) return { clientId, result };
  const view = result();
  return { clientId, result: () => view };
}

function shown(result: Outcome['result']): View {
  if (result instanceof GraphQLError) throw new GraphQLError(result.message, { extensions: result.extensions });
  return result();
}
