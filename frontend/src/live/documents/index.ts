export { httpDoor, rightOf } from './door';
export { DOCUMENT_CLOSE, type Right } from './frames';
export type { DocumentLine } from './line';
export { FRAGMENT, type LineState } from './state';
export { useLine, useLinePart } from './useLine';
export { sendWaiting } from './waiting';
