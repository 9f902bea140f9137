import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';

/**
 * A dialog in a chunk of its own, fetched when it is first opened. It stays mounted afterwards, so that closing still
 * animates and gives the focus back.
 */
export function lazyDialog<P extends { opened: boolean }>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const Inner = lazy(() => load().then((component) => ({ default: component })));
  return function LazyDialog(props: P) {
    const [used, setUsed] = useState(props.opened);
    if (props.opened && !used) setUsed(true);
    return used ? (
      <Suspense fallback={null}>
        <OpenOnceMounted dialog={Inner} props={props} />
      </Suspense>
    ) : null;
  };
}

/**
 * Closed when it is mounted and opened after: Mantine notes where the focus was only when a dialog changes to open. Here and
 * not in ui/Dialog alone, because drawers and the palette come late, too.
 */
function OpenOnceMounted<P extends { opened: boolean }>({
  dialog: Inner,
  props,
}: {
  dialog: ComponentType<P>;
  props: P;
}) {
  const [mounted, setMounted] = useState(false);
  useEffect(() => setMounted(true), []);
  return <Inner {...props} opened={props.opened && mounted} />;
}
