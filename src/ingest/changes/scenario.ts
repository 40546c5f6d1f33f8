/** Splits a scenario into its documents and changes, and returns it without some of them. */
export interface Scenario {
  /** Changes in order, as clients send them. */
  readonly changes?: readonly object[] | null | undefined;
  /** Export files that replace those imported before. */
  readonly documents?: readonly { readonly name: string; readonly content: string }[] | null | undefined;
}

/** A document or a change. */
export interface ScenarioPart {
  /** The name of the part, such as `changes[2].attachRolePolicy`. */
  readonly what: string;
  readonly places: readonly { readonly file: string; readonly pointer: string }[];
  /** The ARNs that it names. */
  readonly names: readonly string[];
}

export function scenarioParts({ changes, documents }: Scenario): readonly ScenarioPart[] {
  return [
    ...(documents ?? []).map(({ name }, at) => ({
      what: `documents[${at}]`,
      places: [{ file: name, pointer: '' }],
      names: [],
    })),
    ...(changes ?? []).map((change, at) => ({
      what: `changes[${at}].${Object.keys(change)[0] ?? ''}`,
      places: [],
      names: textsIn(change).filter((text) => text.startsWith('arn:')),
    })),
  ];
}

/** Returns the scenario without some parts. `putBack`: indexes in `scenarioParts`. */
export function scenarioWithout({ changes, documents }: Scenario, putBack: readonly number[]): Scenario {
  const gone = new Set(putBack);
  const ofDocuments = documents?.length ?? 0;
  return {
    documents: (documents ?? []).filter((_one, at) => !gone.has(at)),
    changes: (changes ?? []).filter((_one, at) => !gone.has(at + ofDocuments)),
  };
}

/** Returns all texts in the arguments of a change. */
export const textsIn = (change: object): readonly string[] =>
  Object.values(change).flatMap((given: unknown) =>
    typeof given === 'object' && given !== null
      ? Object.values(given).filter((value): value is string => typeof value === 'string')
      : [],
  );
