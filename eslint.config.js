import graphqlPlugin from '@graphql-eslint/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Forbids regular expressions built from input, and switches in which the type check cannot find a missing case. */
const restricted = [
  {
    selector: "NewExpression[callee.name='RegExp']",
    message: 'Wildcards are matched by src/iam/match/wildcard.ts.',
  },
  {
    selector: "CallExpression[callee.name='RegExp']",
    message: 'Wildcards are matched by src/iam/match/wildcard.ts.',
  },
  {
    selector:
      '[returnType.typeAnnotation.type=/^TS(Union|Void|Undefined)/] SwitchStatement:not(:has(> SwitchCase[test=null]))',
    message:
      'Where a function may return undefined, a forgotten case compiles: end the switch with `default: return it satisfies never`.',
  },
];

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', '**/*.generated.ts', '**/*.cjs', '.rolegraph/**'] },
  {
    files: ['src/**/*.{ts,tsx}', 'test/**/*.ts', 'vitest.config.ts'],
    extends: [...tseslint.configs.strict],
    rules: {
      'no-restricted-syntax': ['error', ...restricted],
      'no-eval': 'error',
      'no-new-func': 'error',
      eqeqeq: 'error',
      'no-empty': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/unified-signatures': 'off',
    },
  },
  {
    files: ['test/**/*.test.ts'],
    ignores: ['test/unit/**/*.mocked.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['mock', 'doMock'].map((property) => ({
          object: 'vi',
          property,
          message: 'Files that share their modules replace none: name the test *.mocked.test.ts.',
        })),
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/explorer/**'],
    rules: {
      'max-lines': ['error', { max: 330, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['schema/**/*.graphql'],
    languageOptions: {
      parser: graphqlPlugin.parser,
      parserOptions: { graphQLConfig: { schema: 'schema/**/*.graphql' } },
    },
    plugins: { '@graphql-eslint': graphqlPlugin },
    rules: {
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          DirectiveDefinition: true,
          // These inherit the description of the interface; a test checks that there is one.
          ignoredSelectors: [
            '[interfaces.length>0] > FieldDefinition',
            '[interfaces.length>0] > FieldDefinition > InputValueDefinition',
          ],
        },
      ],
      '@graphql-eslint/naming-convention': [
        'error',
        {
          types: 'PascalCase',
          FieldDefinition: 'camelCase',
          InputValueDefinition: 'camelCase',
          EnumValueDefinition: 'UPPER_CASE',
        },
      ],
      '@graphql-eslint/unique-type-names': 'error',
      '@graphql-eslint/known-type-names': 'error',
    },
  },
);
