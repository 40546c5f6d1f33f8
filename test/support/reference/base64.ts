/** Base64 text, decoded bit by bit (L-38). */
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The bytes as a text of bits; undefined for a text that is not base64. */
export function decodeBase64(text: string): string | undefined {
  const body = text.endsWith('==') ? text.slice(0, -2) : text.endsWith('=') ? text.slice(0, -1) : text;
  if (text.length % 4 !== 0 || body.split('').some((char) => !alphabet.includes(char))) return undefined;
  const bits = body
    .split('')
    .map((char) => alphabet.indexOf(char).toString(2).padStart(6, '0'))
    .join('');
  return bits.slice(0, bits.length - (bits.length % 8));
}
