/** What the portal asks of its door. */
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';
import { flatten } from '@/api/queries';
import type {
  ClientDeal,
  FileRef,
  OfferedCategory,
  OwnRequest,
  Page,
  PartnerDealFull,
  PortalHome,
  Urgency,
} from '@/api/types';
import { toastError } from '@/ui/toasts';

export function usePortalHome() {
  const door = useDoor();
  return useQuery({
    queryKey: keys.portalHome(door.ws),
    queryFn: ({ signal }) => door.get<PortalHome>('/home', {}, { signal }),
  });
}

export function useOwnRequests(limit = 50) {
  const door = useDoor();
  const pages = useInfiniteQuery({
    queryKey: keys.requests.list(door.ws, { limit }),
    queryFn: ({ pageParam, signal }) =>
      door.get<Page<OwnRequest>>('/requests', { after: pageParam, limit }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  return { ...pages, requests: flatten(pages.data) };
}

export function useOwnRequest(id: string) {
  const door = useDoor();
  return useQuery({
    queryKey: keys.requests.one(door.ws, id),
    queryFn: ({ signal }) => door.get<OwnRequest>(`/requests/${id}`, {}, { signal }),
  });
}

export function useOfferedCategories() {
  const door = useDoor();
  return useQuery({
    queryKey: keys.requestCategories(door.ws),
    queryFn: ({ signal }) => door.get<OfferedCategory[]>('/request-categories', {}, { signal }),
  });
}

/** A client's deals, each with its public steps. */
export function useClientDeals(limit = 50) {
  const door = useDoor();
  const pages = useInfiniteQuery({
    queryKey: keys.deals.list(door.ws, { limit }),
    queryFn: ({ pageParam, signal }) => door.get<Page<ClientDeal>>('/deals', { after: pageParam, limit }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  return { ...pages, deals: flatten(pages.data) };
}

/** The door answers each kind of reader with its own shape. */
export function useSharedDeal<T extends ClientDeal | PartnerDealFull>(id: string) {
  const door = useDoor();
  return useQuery({
    queryKey: keys.deals.one(door.ws, id),
    queryFn: ({ signal }) => door.get<T>(`/deals/${id}`, {}, { signal }),
  });
}

export interface NewRequest {
  id: string;
  category_id: string;
  urgency: Urgency;
  deal_id: string | null;
  subject: string;
  text: string;
  file_ids: string[];
}

/** Sent twice with one id (a lost answer), it is one request. */
export function useSendRequest() {
  const door = useDoor();
  const queries = useQueryClient();
  return async (request: NewRequest): Promise<OwnRequest> => {
    const sent = await door.post<OwnRequest>('/requests', request, { idempotencyKey: request.id });
    queries.setQueryData(keys.requests.one(door.ws, sent.id), sent);
    void queries.invalidateQueries({ queryKey: keys.requests.lists(door.ws) });
    void queries.invalidateQueries({ queryKey: keys.portalHome(door.ws) });
    return sent;
  };
}

export function useOwnRequestWrites(id: string) {
  const door = useDoor();
  const queries = useQueryClient();
  const queryKey = keys.requests.one(door.ws, id);
  const write = async (what: string, body: Record<string, unknown>, key?: string) => {
    const options = key ? { idempotencyKey: key } : {};
    queries.setQueryData(queryKey, await door.post<OwnRequest>(`/requests/${id}/${what}`, body, options));
    const stale = [keys.requests.lists(door.ws), keys.portalHome(door.ws), keys.comments(door.ws, `request:${id}`)];
    for (const one of stale) void queries.invalidateQueries({ queryKey: one });
  };
  /** Staff may have been faster: say it, and show what is true now. */
  const decide = async (what: string, body: Record<string, unknown>): Promise<boolean> => {
    try {
      await write(what, body);
      return true;
    } catch (error) {
      toastError(error);
      void queries.invalidateQueries({ queryKey });
      return false;
    }
  };
  return {
    reply: (body: string, files: readonly FileRef[], key: string) =>
      write('reply', { id: key, body, file_ids: files.map((file) => file.id) }, key),
    confirm: () => decide('confirm', {}),
    reopen: (text: string) => decide('reopen', { text }),
  };
}
