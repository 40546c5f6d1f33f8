/** Recognizes input that is not JSON text, so that the refusal can say how to get JSON (F-6, F-122). */

export const exportCommand = 'aws iam get-account-authorization-details --output json';

const asJson = `Export it with: ${exportCommand}`;

/** Returns the reason to refuse these bytes, or undefined where they may be UTF-8 text. */
export function foreignBytes(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return `The file is empty. ${asJson}`;
  if (isUtf16(bytes)) {
    return 'This is UTF-16 or UTF-32 text, which PowerShell writes. Save it as UTF-8, for example with: … | Out-File -Encoding utf8 export.json';
  }
  if (startsWith(bytes, [0x50, 0x4b]))
    return 'This is a zip archive inside another file. Unpack it and give the files in it.';
  return undefined;
}

/** Whether the bytes are UTF-16 or UTF-32: there, a zero byte is beside the ASCII character that JSON begins with. */
function isUtf16(bytes: Uint8Array): boolean {
  const hasMark = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  return hasMark || (bytes.length > 1 && (bytes[0] === 0) !== (bytes[1] === 0));
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

/** Kinds of text, tried in this order on the first characters. */
const foreignKinds: readonly (readonly [RegExp, string])[] = [
  [/^<\??(?:xml|GetAccountAuthorizationDetailsResponse)\b/, 'XML, as the API sends it'],
  [/^</, 'XML or HTML'],
  [/^[-+]{3,}[\r\n]+\|/, 'output of the AWS CLI as a table'],
  [/^(?:---|[A-Za-z]+:(?=[\s])|- [A-Za-z]+:|- $)/, 'YAML'],
  [/^[A-Z]{4,}\t/, 'output of the AWS CLI as text, which loses the structure'],
];

/** Returns the reason to refuse this text, or undefined where it may be JSON. */
export function foreignText(text: string): string | undefined {
  const start = text.trimStart().slice(0, 1000);
  if (start === '') return `The file holds nothing but blanks. ${asJson}`;
  // Some versions and commands of the CLI begin the line with their name.
  if (/^.{0,30}\bAn error occurred \(/.test(start))
    return `This is an error message of the AWS CLI, not an export. Correct what it says and export again: ${exportCommand}`;
  const [, what] = foreignKinds.find(([looksLike]) => looksLike.test(start)) ?? [];
  return what === undefined ? undefined : `This is ${what}; only JSON is read. ${asJson}`;
}
