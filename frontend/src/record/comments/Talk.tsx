import { Stack } from '@mantine/core';
import { Timeline } from '../timeline/Timeline';
import { Composer } from './Composer';
import { Typing } from './Typing';

interface Props {
  about: string;
  mayWrite: boolean;
  highlighted?: string | undefined;
}

/** The composer on top of everything that was said and happened. */
export function Talk({ about, mayWrite, highlighted }: Props) {
  return (
    <Stack gap={12}>
      {mayWrite && (
        <div>
          <Composer about={about} />
          <Typing about={about} />
        </div>
      )}
      <Timeline about={about} mayWrite={mayWrite} highlighted={highlighted} />
    </Stack>
  );
}
