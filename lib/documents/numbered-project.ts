import * as z from 'zod';

/** A project for a target that takes the source's numbers and asks for no more. */
export const numberedProjectSchema = z.strictObject({ number: z.string().min(1), name: z.string().min(1) });
export type NumberedProject = z.infer<typeof numberedProjectSchema>;
