import fc from "fast-check";

/**
 * Any character of Unicode but halves of surrogate pairs: the unit of texts that may be anything. The library's own "binary"
 * says the same, and takes more than a second to be made in each process.
 */
export const anyLetter = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));
