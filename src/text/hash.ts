import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * The first `digits` hex digits of the SHA-256 of a text: ids that are the same on every machine.
 *
 * @param digits - default 12 (48 bits: one clash in some 20 million names).
 */
export function hashOf(text: string, digits = 12): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, digits);
}
