/**
 * A door is the prefix of every address: staff `/api/w/<ws>`, portal `/api/portal/<ws>`.
 * What several features and both apps use (comments, files, bell) asks `useDoor()` and never spells the prefix.
 */
import { createContext, useContext } from 'react';
import { http, type Query, type RequestOptions, upload } from './client';

export interface Door {
  kind: 'staff' | 'portal';
  /** Workspace slug. */
  ws: string;
  base: string;
  get: <T>(path: string, query?: Query, options?: RequestOptions) => Promise<T>;
  post: <T>(path: string, body?: unknown, options?: RequestOptions) => Promise<T>;
  put: <T>(path: string, body: unknown, options?: RequestOptions) => Promise<T>;
  patch: <T>(path: string, body: unknown, options?: RequestOptions) => Promise<T>;
  delete: <T = void>(path: string, options?: RequestOptions) => Promise<T>;
  upload: <T>(path: string, form: FormData, onProgress?: (part: number) => void) => Promise<T>;
}

export function openDoor(kind: Door['kind'], ws: string): Door {
  const base = `/api/${kind === 'staff' ? 'w' : 'portal'}/${encodeURIComponent(ws)}`;
  return {
    kind,
    ws,
    base,
    get: (path, query, options) => http.get(base + path, query, options),
    post: (path, body, options) => http.post(base + path, body, options),
    put: (path, body, options) => http.put(base + path, body, options),
    patch: (path, body, options) => http.patch(base + path, body, options),
    delete: (path, options) => http.delete(base + path, options),
    upload: (path, form, onProgress) => upload(base + path, form, onProgress),
  };
}

export const DoorContext = createContext<Door | null>(null);

export function useDoor(): Door {
  const door = useContext(DoorContext);
  if (!door) throw new Error('useDoor() is called outside a workspace');
  return door;
}
