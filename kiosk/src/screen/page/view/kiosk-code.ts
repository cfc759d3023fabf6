/** "K7M 4QX" from "K7M4QX": people read a code aloud in threes. */
export const codeInThrees = (code: string): string => (code.match(/.{1,3}/g) ?? []).join(" ")
