const PATHS = {
  accept: "M5 12.5l4.5 4.5L19 7.5",
  close: "M6 6l12 12M18 6L6 18",
  send: "M4 12l16-8-6 16-3-6.5zM11 13.5L20 4",
  attach: "M19 11.5l-7.5 7.5a4.5 4.5 0 0 1-6.4-6.4l8-8a3 3 0 0 1 4.3 4.3l-7.8 7.7a1.5 1.5 0 0 1-2.1-2.1l7-7",
  note: "M6 4h12v11l-5 5H6zM13 20v-5h5M9 8.5h6M9 12h4",
  transfer: "M4 9h14l-4-4M20 15H6l4 4",
  end: "M7 12h10M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
  check: "M4 12.5l4 4L16 8",
  checks: "M2.5 12.5l4 4L14 9M10 15.5l1.5 1L20 8",
  clock: "M12 7v5l3.5 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
  warning: "M12 9v4.5M12 16.8v.2M10.3 4.3L2.6 18a2 2 0 0 0 1.7 3h15.4a2 2 0 0 0 1.7-3L13.7 4.3a2 2 0 0 0-3.4 0z",
  chat: "M4 5h16v11H10l-5 4v-4H4z",
  back: "M15 5l-7 7 7 7",
  down: "M6 9l6 6 6-6",
  info: "M12 11v5.5M12 7.5v.2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
  help: "M9.5 9.2a2.6 2.6 0 1 1 3.7 2.6c-.8.4-1.2 1-1.2 2M12 17v.2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4.5 4.5",
  user: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  canned: "M13 3L5 14h6l-1 7 8-11h-6z",
  consult: "M9 5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 19.5c.8-3.4 3.3-4.8 6.5-4.8s5.7 1.4 6.5 4.8M18 8v6M15 11h6",
  screen: "M3 5h18v11H3zM9 20h6M12 16v4",
  mail: "M3 6h18v12H3zM3.5 6.5l8.5 7 8.5-7",
  phone: "M8 3h8v18H8zM11 18h2",
  route: "M5 6h9a4 4 0 0 1 0 8H8M11 10.5L7 14l4 3.5",
  eye: "M2.5 12c2.5-4.5 5.8-6.5 9.5-6.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5S5 16.5 2.5 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z",
  inbox: "M4 13l3-8h10l3 8v6H4zM4 13h5a3 3 0 0 0 6 0h5",
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration beside words; whoever needs it alone gives the words as a label. */
export function Icon({ name, size = 18 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
