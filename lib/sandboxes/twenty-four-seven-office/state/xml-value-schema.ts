import * as z from 'zod';
import type { XmlValue } from '../wire/xml-value.ts';

/** What an element holds, as it is kept. */
export const xmlValue: z.ZodType<XmlValue> = z.lazy(() =>
  z.union([z.string(), z.null(), z.array(xmlValue), z.record(z.string(), xmlValue)]),
);
