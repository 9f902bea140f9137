import { Tooltip } from '@mantine/core';
import { date, dateTime, longDate, relative } from '@/lib/formats';

/** "3 days ago", with the whole date in the tooltip. `plain` shows the date itself. */
export function When({ at, plain = false }: { at: string | null | undefined; plain?: boolean }) {
  if (!at) return <span className="text-3">—</span>;
  const whole = at.length === 10 ? longDate(at) : dateTime(at);
  return (
    <Tooltip label={whole}>
      <time dateTime={at} className="tabular">
        {plain ? date(at) : relative(at)}
      </time>
    </Tooltip>
  );
}
