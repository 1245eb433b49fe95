/** The seconds left, as a ring that empties. */
export function Countdown({ share, words, number }: { share: number; words: string; number: number }) {
  return (
    <span className="ring" role="img" aria-label={words} data-urgent={share < 0.34}>
      <svg viewBox="0 0 36 36" width="44" height="44" aria-hidden="true">
        <circle cx="18" cy="18" r="15.9" />
        <circle cx="18" cy="18" r="15.9" pathLength="100" strokeDasharray={`${Math.round(share * 100)} 100`} className="ring-left" />
      </svg>
      <b aria-hidden="true">{number}</b>
    </span>
  );
}
