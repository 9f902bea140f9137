import { useQueryClient } from '@tanstack/react-query';
import { useDoor } from '@/api/door';
import { keys } from '@/api/keys';

export function useCategoryRefresh() {
  const door = useDoor();
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: keys.requestCategories(door.ws) });
}
