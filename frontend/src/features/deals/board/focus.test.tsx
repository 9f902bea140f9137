import { render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { describe, expect, it } from 'vitest';
import { followFocus, useFollowedFocus } from './focus';

function Card({ id }: { id: string }) {
  const card = useRef<HTMLDivElement>(null);
  useFollowedFocus(card, id);
  return (
    <div ref={card}>
      <a href={`#${id}`}>{id}</a>
    </div>
  );
}

describe('A card moved by keys', () => {
  it('has the focus where it comes to stand, and no other card takes it', () => {
    const { rerender } = render(<Card key="old" id="one" />);
    expect(screen.getByRole('link')).not.toHaveFocus();
    followFocus('one');
    rerender(
      <section>
        <Card key="other" id="two" />
        <Card key="new" id="one" />
      </section>,
    );
    expect(screen.getByRole('link', { name: 'one' })).toHaveFocus();
  });
});
