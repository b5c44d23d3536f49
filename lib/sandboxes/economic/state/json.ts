import type * as z from 'zod';

/** Anything that JSON can carry. */
export type JsonValue = z.infer<ReturnType<typeof z.json>>;
/** A JSON object. */
export type JsonObject = { [field: string]: JsonValue };

/** A JSON object, as opposed to a list, a text, a number or null. */
export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The fields that hold something. The vendor leaves out what is empty, and a flag that is false. */
export function present(values: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  const kept: JsonObject = {};
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== false) {
      kept[name] = value;
    }
  }
  return kept;
}
