/** The sign of the product. */
export function Mark({ className }: { className?: string | undefined }) {
  return (
    <svg viewBox="0 0 32 32" className={className} role="img" aria-label="Artel">
      <title>Artel</title>
      <rect width="32" height="32" rx="8" fill="#4b5bd7" />
      <path
        d="M9 23 16 8l7 15M11.8 17.6h8.4"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
