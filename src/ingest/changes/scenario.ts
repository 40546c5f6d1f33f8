/** A scenario: its documents and changes, one by one, and the scenario without some of them. */
export interface Scenario {
  /** In order, as clients give them. */
  readonly changes?: readonly object[] | null | undefined;
  /** Export files that count in place of those imported before. */
  readonly documents?: readonly { readonly name: string; readonly content: string }[] | null | undefined;
}

/** A document or a change. */
export interface ScenarioPart {
  /** Such as `changes[2].attachRolePolicy`. */
  readonly what: string;
  readonly places: readonly { readonly file: string; readonly pointer: string }[];
  /** Whom and what it names. */
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

/** `putBack`: places in the list of its parts. */
export function scenarioWithout({ changes, documents }: Scenario, putBack: readonly number[]): Scenario {
  const gone = new Set(putBack);
  const ofDocuments = documents?.length ?? 0;
  return {
    documents: (documents ?? []).filter((_one, at) => !gone.has(at)),
    changes: (changes ?? []).filter((_one, at) => !gone.has(at + ofDocuments)),
  };
}

const textsIn = (change: object): readonly string[] =>
  Object.values(change).flatMap((given: unknown) =>
    typeof given === 'object' && given !== null
      ? Object.values(given).filter((value): value is string => typeof value === 'string')
      : [],
  );
