export type { ConnectionState, LiveEvent, PresentPerson } from './frames';
export * from './hooks';
export { LiveProvider, useLive } from './LiveProvider';
