/** Defines a verb of the AWS API: the arguments that a change gives it, and what it does to the draft. */
import { z } from 'zod';
import type { Scene } from '../scene.js';

export interface VerbOf<Arguments> {
  /** The schema of each argument, to check files. */
  readonly fields: z.ZodRawShape;
  /** Edits the draft of the scene, or throws `Refusal`. */
  apply(this: void, given: Arguments, scene: Scene): void;
}

export type Given<Fields extends z.ZodRawShape> = [keyof Fields] extends [never]
  ? unknown
  : Readonly<z.infer<z.ZodObject<Fields>>>;

export const verb = <Fields extends z.ZodRawShape>(
  fields: Fields,
  apply: VerbOf<Given<Fields>>['apply'],
): VerbOf<Given<Fields>> => ({ fields, apply });

export const text = z.string();
/** A policy document: JSON text, or in a file its value. */
export const document = z
  .union([text, z.record(text, z.unknown())])
  .transform((value) => (typeof value === 'string' ? value : JSON.stringify(value)));
export const policyDocument = { policyDocument: document };
