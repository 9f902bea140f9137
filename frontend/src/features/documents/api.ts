/** What a document's page asks and writes, the same for staff and portal. */
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { getBytes } from '@/api/binary';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import { flatten } from '@/api/queries';
import type { DocumentExport, DocumentThread, DocumentVersion, Page, SharedDocument } from '@/api/types';
import { newId } from '@/lib/ids';
import { saveField } from '@/record/save-field';
import type { FieldValue } from '@/ui/useInlineEdit';

export function useDocument(id: string) {
  const door = useDoor();
  return useQuery({
    queryKey: keys.documents.one(door.ws, id),
    queryFn: ({ signal }) => door.get<SharedDocument>(`/documents/${id}`, {}, { signal }),
  });
}

export function useDocumentWrites(id: string) {
  const door = useDoor();
  const queries = useQueryClient();
  const queryKey = keys.documents.one(door.ws, id);
  const put = (document: SharedDocument) => {
    queries.setQueryData(queryKey, document);
    void queries.invalidateQueries({ queryKey: keys.documents.lists(door.ws) });
  };
  return {
    rename: (value: FieldValue, base: FieldValue) =>
      saveField({
        about: `document:${id}`,
        door,
        queries,
        queryKey,
        path: `/documents/${id}`,
        field: 'title',
        value,
        base,
      }),
    archive: async (document: SharedDocument) =>
      put(await door.post<SharedDocument>(`/documents/${id}/archive`, { version: document.version })),
    unarchive: async (document: SharedDocument) =>
      put(await door.post<SharedDocument>(`/documents/${id}/unarchive`, { version: document.version })),
    /** of a long document: made by the worker, then on this page and in the inbox */
    askForExport: async (format: string) =>
      queries.setQueryData(
        keys.documentExports(door.ws, id),
        await door.post<DocumentExport[]>(`/documents/${id}/exports`, { format }),
      ),
    asTemplate: (name: string, description: string) =>
      door.post('/document-templates', { document_id: id, name, description }),
  };
}

const EXPORTS_EVERY_MS = 5000;

export function useExports(id: string) {
  const door = useDoor();
  return useQuery({
    queryKey: keys.documentExports(door.ws, id),
    queryFn: ({ signal }) => door.get<DocumentExport[]>(`/documents/${id}/exports`, {}, { signal }),
    refetchInterval: ({ state }) => state.data?.some((one) => one.state === 'making') && EXPORTS_EVERY_MS,
  });
}

export function useThreads(id: string) {
  const door = useDoor();
  const pages = useInfiniteQuery({
    queryKey: keys.documentThreads(door.ws, id),
    queryFn: ({ pageParam, signal }) =>
      door.get<Page<DocumentThread>>(`/documents/${id}/threads`, { after: pageParam, limit: 200 }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  return { ...pages, threads: flatten(pages.data) };
}

export function useThreadWrites(id: string) {
  const door = useDoor();
  const queries = useQueryClient();
  const refresh = () => void queries.invalidateQueries({ queryKey: keys.documentThreads(door.ws, id) });
  return {
    refresh,
    start: async (thread: Record<string, unknown>) => {
      const made = await door.post<DocumentThread>(`/documents/${id}/threads`, thread, {
        idempotencyKey: String(thread.id),
      });
      refresh();
      return made;
    },
    settle: async (comment: string, what: 'resolve' | 'reopen') => {
      await door.post(`/comments/${comment}/${what}`);
      refresh();
    },
  };
}

export function useVersions(id: string) {
  const door = useDoor();
  const pages = useInfiniteQuery({
    queryKey: keys.documentVersions(door.ws, id),
    queryFn: ({ pageParam, signal }) =>
      door.get<Page<DocumentVersion>>(`/documents/${id}/versions`, { after: pageParam, limit: 50 }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  return { ...pages, versions: flatten(pages.data) };
}

/** A version never changes: asked once. */
export function useVersionContent(id: string, version: string | null) {
  const door = useDoor();
  return useQuery({
    queryKey: keys.documentContent(door.ws, id, version ?? ''),
    queryFn: ({ signal }) => getBytes(`${door.base}/documents/${id}/versions/${version}/content`, {}, signal),
    enabled: version !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useVersionWrites(id: string) {
  const door = useDoor();
  const queries = useQueryClient();
  const path = `/documents/${id}/versions`;
  const done = <T>(answer: T): T => {
    void queries.invalidateQueries({ queryKey: keys.documentVersions(door.ws, id) });
    void queries.invalidateQueries({ queryKey: keys.documents.lists(door.ws) });
    return answer;
  };
  return {
    keep: async (name: string) => done(await door.post<DocumentVersion>(path, { id: newId(), name })),
    name: async (version: string, name: string) =>
      done(await door.patch<DocumentVersion>(`${path}/${version}`, { name })),
    restore: async (version: string) => done(await door.post<SharedDocument>(`${path}/${version}/restore`)),
    copy: async (version: string, title: string) =>
      done(await door.post<SharedDocument>(`${path}/${version}/copy`, { id: newId(), title })),
  };
}
