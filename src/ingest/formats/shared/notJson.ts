/** Recognizes input that is not JSON text, so that the refusal can say how to get JSON (F-6, F-122). */

export const exportCommand = 'aws iam get-account-authorization-details --output json';

const asJson = `Export it with: ${exportCommand}`;

/** Returns the reason to refuse these bytes, or undefined where they may be UTF-8 text. */
export function foreignBytes(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return `The file is empty. ${asJson}`;
  if (isUtf16(bytes)) {
    return 'This is UTF-32 text, or UTF-16 text without the mark that PowerShell writes. Save it as UTF-8, for example with: … | Out-File -Encoding utf8 export.json';
  }
  if (startsWith(bytes, [0x50, 0x4b]))
    return 'This is a zip archive inside another file. Unpack it and give the files in it.';
  if (startsWith(bytes.subarray(257), [0x75, 0x73, 0x74, 0x61, 0x72]))
    return 'This is a tar archive. Unpack it and give the files in it.';
  return undefined;
}

/** Whether the bytes begin with the mark of little-endian UTF-16, and not with that of UTF-32. */
export const isUtf16OfPowerShell = (bytes: Uint8Array): boolean =>
  startsWith(bytes, [0xff, 0xfe]) && !startsWith(bytes.subarray(2), [0, 0]);

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
  [/^[^[{"]+\n\s*[[{]/, 'a message with JSON after it, as 2>&1 puts them together'],
  [/^(?:---|[A-Za-z]+:(?=[\s])|- [A-Za-z]+:|- $)/, 'YAML'],
  [/^[A-Z]{4,}\t/, 'output of the AWS CLI as text, which loses the structure'],
  [/^\u001b\[/, 'text with the colors of a terminal, as jq -C prints it'],
];

/** How error messages of the CLI begin, beside those of services. Some versions and commands put their name before. */
const errorOfCli =
  /^(?:aws: (?:\[ERROR\]|error): |usage: aws |Unable to (?:locate|parse)|Could not connect to the endpoint|(?:Connect|Read) timeout on|You must specify a region|The (?:config profile|SSO session)|Error (?:loading SSO Token|when retrieving)|Partial credentials found)|^.{0,30}\bAn error occurred \(/;

/** Returns the reason to refuse this text, or undefined where it may be JSON. */
export function foreignText(text: string): string | undefined {
  const start = text.trimStart().slice(0, 1000);
  if (start === '') return `The file contains only blanks. ${asJson}`;
  if (errorOfCli.test(start))
    return `This is an error message of the AWS CLI, not an export. Correct what it says and export again: ${exportCommand}`;
  const [, what] = foreignKinds.find(([looksLike]) => looksLike.test(start)) ?? [];
  return what === undefined ? undefined : `This is ${what}; only JSON is read. ${asJson}`;
}
