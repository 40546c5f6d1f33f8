/** Base64 text, compared after decoding (L-38). */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The decoded bytes, one per character of the result; undefined for text that is no base64. */
export function decodeBase64(text: string): string | undefined {
  const body = text.replace(/={1,2}$/, '');
  if (text.length % 4 !== 0) return undefined;
  let bytes = '';
  let buffer = 0;
  let bits = 0;
  for (const character of body) {
    const value = alphabet.indexOf(character);
    if (value < 0) return undefined;
    buffer = ((buffer << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes += String.fromCharCode((buffer >> bits) & 0xff);
  }
  return bytes;
}
