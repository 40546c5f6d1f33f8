/** Reads the role out of an automation document of Systems Manager (F-149). */
import { parseJson } from '../../read/strictJson.js';
import { isJsonRecord } from '../shared/jsonValue.js';

/** In YAML only a key of the document itself begins its line. */
const yamlLine = /^(["']?)assumeRole\1[ \t]*:[ \t]+(.*)$/m;

/** As it stands there: an ARN, a name, or a `{{ Parameter }}` that whoever starts it chooses. */
export function assumeRoleOf(content: string): string | undefined {
  const json = parseJson(content);
  if (!json.ok) return yamlText(yamlLine.exec(content)?.[2] ?? '');
  const role = isJsonRecord(json.value) ? json.value['assumeRole'] : undefined;
  return typeof role === 'string' ? role : undefined;
}

/** A value that ends on its line, without quotes or comment. */
function yamlText(value: string): string {
  const quoted = /^(["'])(.*?)\1/.exec(value)?.[2];
  return quoted ?? value.replace(/(?:^|[ \t])#.*$/, '').trim();
}

/** What AWS puts in for the names that no starter chooses. */
export function withGlobals(reference: string, accountId: string, partition: string): string {
  return reference
    .replaceAll(/\{\{ *global:ACCOUNT_ID *\}\}/g, accountId)
    .replaceAll(/\{\{ *global:AWS_PARTITION *\}\}/g, partition);
}
