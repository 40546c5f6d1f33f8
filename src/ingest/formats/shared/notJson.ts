/** Says what an input is that isn't JSON text, so that the refusal can tell how to get JSON (F-6, F-122). */

export const exportCommand = 'aws iam get-account-authorization-details --output json';

const asJson = `Export it with: ${exportCommand}`;

/** The reason to refuse these bytes, or undefined where they may be UTF-8 text. */
export function foreignBytes(bytes: Uint8Array): string | undefined {
  if (bytes.length === 0) return `The file is empty. ${asJson}`;
  if (isUtf16(bytes)) {
    return 'This is UTF-16 or UTF-32 text, which PowerShell writes. Save it as UTF-8, for example with: … | Out-File -Encoding utf8 export.json';
  }
  if (startsWith(bytes, [0x50, 0x4b]))
    return 'This is a zip archive inside another file. Unpack it and give the files in it.';
  return undefined;
}

/** JSON text begins with an ASCII character; a zero byte beside it is one of a wider encoding. */
function isUtf16(bytes: Uint8Array): boolean {
  const hasMark = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  return hasMark || (bytes.length > 1 && (bytes[0] === 0) !== (bytes[1] === 0));
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

interface ForeignKind {
  readonly looksLike: RegExp;
  readonly message: string;
}

/** Tried in this order on the first characters. */
const foreignKinds: readonly ForeignKind[] = [
  {
    looksLike: /^<\??(?:xml|GetAccountAuthorizationDetailsResponse)\b/,
    message: `This is XML, as the API sends it; only JSON is read. ${asJson}`,
  },
  { looksLike: /^</, message: `This is XML or HTML; only JSON is read. ${asJson}` },
  {
    looksLike: /^An error occurred \(/,
    message: `This is an error message of the AWS CLI, not an export. Correct what it says and export again: ${exportCommand}`,
  },
  {
    looksLike: /^[-+]{3,}[\r\n]+\|/,
    message: `This is output of the AWS CLI as a table; only JSON is read. ${asJson}`,
  },
  {
    looksLike: /^(?:---|[A-Za-z]+:(?=[\s])|- [A-Za-z]+:|- $)/,
    message: `This is YAML; only JSON is read. ${asJson}`,
  },
  {
    looksLike: /^[A-Z]{4,}\t/,
    message: `This is output of the AWS CLI as text, which loses the structure; only JSON is read. ${asJson}`,
  },
];

/** The reason to refuse this text, or undefined where it may be JSON. */
export function foreignText(text: string): string | undefined {
  const start = text.trimStart().slice(0, 1000);
  if (start === '') return `The file holds nothing but blanks. ${asJson}`;
  return foreignKinds.find((kind) => kind.looksLike.test(start))?.message;
}
