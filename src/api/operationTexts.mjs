// The part of `npm run codegen` that writes the texts of `operations/` beside their types. Texts are taken from the
// files, because the plugins that come with it leave out comments, which people read in the playground.
import { readFileSync } from 'node:fs';
import { Kind, parse, visit } from 'graphql';

const head = `
/** A question of \`operations/\` with the fragments that it uses, typed by its variables and its answer. */
export interface Operation<Answer, Variables> {
  readonly name: string;
  readonly text: string;
  /** Never set; it says which types belong to the text. */
  readonly types?: (variables: Variables) => Answer;
}`;

/** A plugin of GraphQL Code Generator. */
export function plugin(_schema, files) {
  const parts = files.flatMap(({ location }) => partsOf(readFileSync(location, 'utf8')));
  const fragments = new Map(parts.filter(isFragment).map((part) => [part.name, part]));
  const operations = parts.filter((part) => !isFragment(part));
  return [
    head,
    ...[...fragments.values()].map(({ name, text }) => `const ${name}Text = ${literal(text)};`),
    ...operations.map((part) => constantOf(part, fragmentsOf(part, fragments))),
  ].join('\n\n');
}

const isFragment = ({ definition }) => definition.kind === Kind.FRAGMENT_DEFINITION;

/** The definitions of a file, each with the comment above it. */
function partsOf(source) {
  let start = 0;
  return parse(source).definitions.map((definition) => {
    const text = source.slice(start, definition.loc.end).trim();
    start = definition.loc.end;
    return { name: definition.name.value, definition, text };
  });
}

/** The names of the fragments that an operation uses, each once, in the order in which a reader meets them. */
function fragmentsOf(operation, fragments) {
  const used = new Set();
  const collect = ({ definition }) =>
    visit(definition, {
      FragmentSpread({ name: { value } }) {
        if (used.has(value)) return;
        used.add(value);
        collect(fragments.get(value));
      },
    });
  collect(operation);
  return [...used];
}

function constantOf({ name, text }, used) {
  const texts = [literal(text), ...used.map((one) => `${one}Text`)].join(', ');
  return `export const ${name}Document: Operation<${name}Query, ${name}QueryVariables> = {\n  name: '${name}',\n  text: [${texts}].join('\\n'),\n};`;
}

const literal = (text) => `\`${text.replaceAll(/[\\`]|\$(?={)/g, '\\$&')}\n\``;
