import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, vi } from 'vitest';

// Whether an element is hidden costs a style computation per ancestor; axe in the browser looks at that.
configure({ defaultHidden: true });

// What jsdom does not have and Mantine asks for.
Object.defineProperty(window, 'matchMedia', {
  configurable: true,
  writable: true,
  value: (query: string) => ({
    matches: false,
    media: query,
    onchange: null,
    addEventListener: vi.fn(),
    removeEventListener: vi.fn(),
    addListener: vi.fn(),
    removeListener: vi.fn(),
    dispatchEvent: vi.fn(),
  }),
});

class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}
window.ResizeObserver = Observer as unknown as typeof ResizeObserver;
Element.prototype.scrollIntoView = vi.fn();
Object.defineProperty(document, 'fonts', {
  configurable: true,
  value: { addEventListener: vi.fn(), removeEventListener: vi.fn() },
});

// jsdom has no layout: virtual lists need an area with a size to draw a window of rows.
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, value: 720 });
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, value: 1000 });

afterEach(() => {
  cleanup();
  // The files of a worker share one document (vite.config.ts): leave nothing behind.
  document.body.replaceChildren();
  localStorage.clear();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
